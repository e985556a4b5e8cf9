package io.matcher.formats;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length: of a longer one the beginning is given and the rest passed over, blanks at its end not counted. */
final class LineReader {
    private static final int BUFFER_CHARS = 1 << 14;

    private final Reader text;
    private final int most;
    private final char[] buffer = new char[BUFFER_CHARS];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long number;
    private boolean tooLong;
    private boolean afterReturn;

    /** @param most characters of a line that are given */
    LineReader(Reader text, int most) {
        this.text = text;
        this.most = most;
    }

    /** The next line without its end (LF, CR or both); null after the last. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        tooLong = false;
        boolean any = false;
        while (fill()) {
            char c = buffer[at++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            any = true;
            if (c == '\n' || c == '\r') {
                number++;
                return line.toString();
            }
            take(c);
        }
        if (!any) {
            return null;
        }
        number++;
        return line.toString();
    }

    private void take(char c) {
        if (line.length() < most) {
            line.append(c);
        } else {
            tooLong |= c != ' ' && c != '\t' && c != 0x1A;
        }
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = text.read(buffer, 0, buffer.length);
        return end > 0;
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    /** Whether more than blanks stand behind what was given of the last line. */
    boolean isTooLong() {
        return tooLong;
    }
}
