package io.matcher.formats.nacha;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Lines;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Follows batches and entries. An entry is handed out when its addenda are read; a batch when the next one begins, or
 * when the file's control has been compared, whose findings are the last batch's.
 */
final class NachaReader implements RecordReader {
    private static final int BLOCK = 10;

    private final Lines lines;
    private final EntryIds ids = new EntryIds();
    private final EntryRow row = new EntryRow();
    private final Queue<FileRecord> found = new ArrayDeque<>();
    private final Queue<NachaLine> split = new ArrayDeque<>();
    private final NachaTotals ofFile = new NachaTotals();
    private String fileId = "";
    private @Nullable LocalDate created;
    private @Nullable NachaBatch batch;
    private @Nullable NachaBatch ended;
    private @Nullable NachaEntry entry;
    private @Nullable NachaLine control;
    private long batches;
    private long records;
    private boolean any;
    private boolean done;

    NachaReader(Lines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (found.isEmpty() && !done) {
            NachaLine line = line();
            if (line == null) {
                end();
            } else {
                records++;
                read(line);
            }
        }
        any |= !found.isEmpty();
        return found.poll();
    }

    /** A file without line ends is one long line of many. */
    private @Nullable NachaLine line() throws BrokenFileException, IOException {
        while (split.isEmpty()) {
            String text = lines.next();
            if (text == null) {
                return null;
            }
            boolean joined = text.length() > NachaLine.LENGTH && text.length() % NachaLine.LENGTH == 0;
            int step = joined ? NachaLine.LENGTH : Math.max(text.length(), 1);
            for (int at = 0; at < text.length() && !text.isBlank(); at += step) {
                split.add(new NachaLine(text.substring(at, at + step), lines.number()));
            }
        }
        return split.poll();
    }

    private void read(NachaLine line) throws BrokenFileException {
        if (control != null && line.isFiller()) {
            return;
        }
        if (control != null) {
            refuse(line, "a record behind the file control");
            return;
        }
        NachaBatch open = batch;
        if (open != null) {
            open.count(line);
        }
        switch (line.type()) {
            case '1' -> header(line);
            case '5' -> beginBatch(line);
            case '6' -> beginEntry(line);
            case '7' -> addendum(line);
            case '8' -> endBatch(line);
            case '9' -> control(line);
            default -> refuse(line, "a record of no known type");
        }
    }

    private void refuse(NachaLine line, String reason) {
        found.add(new Refusal(line.number(), null, reason, line.text()));
    }

    private void header(NachaLine header) {
        created = header.date(24);
        fileId = header.field(14, 23) + "-" + header.field(24, 33) + header.field(34, 34);
    }

    private void beginBatch(NachaLine header) throws BrokenFileException {
        closeBatch();
        flush();
        batch = new NachaBatch(fileId, created, header);
        batches++;
    }

    private void beginEntry(NachaLine line) throws BrokenFileException {
        closeEntry();
        NachaBatch open = batch;
        if (open == null) {
            refuse(line, "an entry that is in no batch");
            return;
        }
        open.totals.record();
        entry = new NachaEntry(line, open);
    }

    private void addendum(NachaLine line) {
        NachaBatch open = batch;
        NachaEntry above = entry;
        if (open == null || above == null) {
            refuse(line, "an addendum to no entry");
            return;
        }
        open.totals.record();
        above.addendum(line);
    }

    private void closeEntry() throws BrokenFileException {
        NachaEntry complete = entry;
        entry = null;
        if (complete != null) {
            found.add(complete.end(ids, row));
        }
    }

    private void endBatch(NachaLine line) throws BrokenFileException {
        closeEntry();
        NachaBatch open = batch;
        if (open == null) {
            refuse(line, "a batch control without a batch");
            return;
        }
        open.end(line);
        leave(open);
    }

    /** A batch whose control is missing is kept, with a finding. */
    private void closeBatch() throws BrokenFileException {
        closeEntry();
        NachaBatch open = batch;
        if (open != null) {
            open.tally.find(Kind.GAP, "the batch " + open.number + " has no control");
            leave(open);
        }
    }

    private void leave(NachaBatch open) {
        ofFile.add(open.totals);
        batch = null;
        ended = open;
    }

    private void control(NachaLine line) throws BrokenFileException {
        closeBatch();
        control = line;
    }

    private void end() throws BrokenFileException {
        done = true;
        NachaLine stated = control;
        if (stated == null) {
            throw new BrokenFileException(
                    Fault.MALFORMED, "the file is cut: it has no file control (9)", lines.place());
        }
        NachaBatch last = ended;
        if (last != null) {
            compare(last, stated);
        }
        flush();
        if (!any && found.isEmpty()) {
            throw new BrokenFileException(Fault.EMPTY, "the file has no batch");
        }
    }

    private void compare(NachaBatch last, NachaLine stated) {
        ofFile.compare("the file", last.tally, stated, 14, 21);
        Long statedBatches = stated.number(2, 7);
        if (statedBatches != null) {
            last.tally.expectCount("batches", statedBatches, batches);
        }
        Long blocks = stated.number(8, 13);
        if (blocks != null) {
            last.tally.expectCount("blocks of ten lines", blocks, (records + BLOCK - 1) / BLOCK);
        }
    }

    private void flush() {
        NachaBatch complete = ended;
        ended = null;
        if (complete != null) {
            found.add(complete.statement());
        }
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
