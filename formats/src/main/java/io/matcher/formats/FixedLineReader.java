package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of lines with fixed positions, one line after the other; what a line cannot be used for is a refusal of
 * that line. The kinds of such files say what their lines mean.
 */
public abstract class FixedLineReader implements RecordReader {
    private final Lines lines;
    private final int width;
    private final Queue<FileRecord> ready = new ArrayDeque<>();
    private boolean ended;
    private boolean any;

    /** A reader of lines that are no longer than {@code width} characters, trailing blanks aside. */
    protected FixedLineReader(ByteSource source, FormatOptions options, int width) throws IOException {
        this.lines = new Lines(source, options.charset());
        this.width = width;
    }

    /** Reads one line that is not blank; hands out what it completes. */
    protected abstract void take(FixedLine line) throws FixedFieldException, IOException;

    /** The file is at its end; hands out what is left, or throws where the file is cut. */
    protected abstract void finish() throws BrokenFileException;

    /** Queues a record to be handed out. */
    protected final void hand(FileRecord read) {
        any = true;
        ready.add(read);
    }

    /** The file as a whole is at fault, here. */
    protected final BrokenFileException broken(Fault fault, String reason) {
        return new BrokenFileException(fault, reason, lines.place());
    }

    @Override
    public final @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (ready.isEmpty() && !ended) {
            step();
        }
        return ready.poll();
    }

    private void step() throws IOException {
        String text = lines.next();
        if (text == null) {
            ended = true;
            finish();
            if (!any) {
                throw broken(Fault.EMPTY, "the file has no entries");
            }
            return;
        }
        String line = text.stripTrailing();
        if (line.length() > width) {
            hand(new Refusal(lines.number(), null, "the line is longer than " + width + " characters", line));
        } else if (!line.isEmpty()) {
            read(new FixedLine(line, lines.number()));
        }
    }

    private void read(FixedLine line) throws IOException {
        try {
            take(line);
        } catch (FixedFieldException fault) {
            hand(fault.refusal(line.number()));
        }
    }

    @Override
    public final Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    @Override
    public final long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public final void close() throws IOException {
        lines.close();
    }
}
