package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file, one at a time, without their ends (LF, CR LF or CR). The encoding is the given one, else
 * found by looking, with windows-1252 for what is not UTF-8. A last line without an end counts; the end-of-file mark
 * 0x1A of older systems ends the file.
 */
public final class Lines implements Closeable {
    private static final char END_OF_FILE = 0x1A;

    private final ByteSource source;
    private final DecodingReader reader;
    private final char[] buffer = new char[8192];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long number;
    private boolean ended;
    private boolean afterReturn;

    public Lines(ByteSource source, @Nullable Charset charset) throws IOException {
        this.source = source;
        this.reader = new DecodingReader(source, charset, Encodings.WESTERN);
    }

    /**
     * The next line; null after the last.
     *
     * @throws BrokenFileException for a line longer than {@link Limits#MAX_RECORD_CHARS}
     */
    public @Nullable String next() throws BrokenFileException, IOException {
        line.setLength(0);
        boolean any = false;
        while (!ended) {
            if (at == end && !fill()) {
                break;
            }
            char c = buffer[at++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                number++;
                return line.toString();
            }
            if (c == END_OF_FILE && line.isEmpty()) {
                ended = true;
                break;
            }
            any = true;
            append(c);
        }
        ended = true;
        if (!any) {
            return null;
        }
        number++;
        return line.toString();
    }

    private void append(char c) throws BrokenFileException {
        if (line.length() == Limits.MAX_RECORD_CHARS) {
            ended = true;
            throw new BrokenFileException(
                    Fault.TOO_LARGE,
                    "the line is longer than " + Limits.MAX_RECORD_CHARS + " characters",
                    new Place(number + 1, -1, -1));
        }
        line.append(c);
    }

    private boolean fill() throws IOException {
        int count = reader.read(buffer, 0, buffer.length);
        at = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    /** The number of the line that was handed out last, from 1. */
    public long number() {
        return number;
    }

    /** Where the line that was handed out last stands. */
    public Place place() {
        return new Place(number, -1, -1);
    }

    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
