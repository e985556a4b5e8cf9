package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into rows and fields (RFC 4180, any line end). What is wrong inside one row is remembered as that row's
 * {@link #problem} and the scan goes on with the next; only a quote that is never closed ends it.
 *
 * <p>Our own and not a library's because a library stops at the first bad row, and because this is the one loop that
 * sees every character of every table: it looks for the odd ones (NUL, controls, undecodable bytes) in the same pass.
 */
final class CsvScanner implements Closeable {
    private static final int CACHED_CHARS = 32;
    private static final int COMMON = 128;
    private static final int MAX_BLANKS_BEFORE_QUOTE = 1_000;

    private final Reader in;
    private final char delimiter;
    private final char quote;
    private final boolean[] endsPlainRun = new boolean[COMMON];
    private final boolean[] endsQuotedRun = new boolean[COMMON];

    private char[] buffer = new char[64 << 10];
    private int at;
    /** From here on the buffer is kept when more is read. */
    private int mark;

    private int limit;
    private boolean ended;

    private @Nullable String[] fields = new String[16];
    private @Nullable String[] previous = new String[16];
    private int count;
    private int recordChars;
    private boolean controls;
    private boolean content;
    private long line = 1;
    private long rowLine = 1;
    private long charsBeforeBuffer;
    private long lineStart;
    private boolean overlong;
    private @Nullable Problem problem;

    /** What is wrong with the present row: at which field, from 0 and -1 for the whole, and why. */
    record Problem(int field, String reason, @Nullable String value) {}

    CsvScanner(Reader in, CsvDialect dialect) {
        this.in = in;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        Arrays.fill(endsPlainRun, 0, ' ', true);
        Arrays.fill(endsQuotedRun, 0, ' ', true);
        endsPlainRun[0x7F] = true;
        endsQuotedRun[0x7F] = true;
        endsPlainRun[delimiter] = true;
        endsQuotedRun[quote] = true;
    }

    /** Moves to the next row that is not blank; false at the end of the text. */
    boolean nextRow() throws IOException {
        do {
            if (!more()) {
                return false;
            }
            readRow();
        } while (!content && problem == null);
        return true;
    }

    int fieldCount() {
        return count;
    }

    /** The fields of the row, in an array of its own. */
    @Nullable
    String[] takeFields() {
        return Arrays.copyOf(fields, count);
    }

    @Nullable
    String field(int index) {
        return index < Math.min(count, fields.length) ? fields[index] : null;
    }

    /** The line on which the row begins. */
    long rowLine() {
        return rowLine;
    }

    /** The line on which the row ended, when it ended. */
    long lastLine() {
        return Math.max(rowLine, line - 1);
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    /** Whether a tab, line end or other control character stands inside a field of the row. */
    boolean hasControls() {
        return controls;
    }

    private void readRow() throws IOException {
        count = 0;
        recordChars = 0;
        controls = false;
        content = false;
        problem = null;
        rowLine = line;
        boolean sameRow = true;
        while (sameRow) {
            sameRow = readField();
        }
    }

    /** Reads one field and what ends it; true if that is a delimiter. */
    private boolean readField() throws IOException {
        int quoteAt = quoteAhead();
        if (quoteAt >= 0) {
            at = quoteAt + 1;
            readQuoted();
        } else {
            readPlain();
        }
        return !endsRow();
    }

    /** The buffer index of a quote that opens this field, blanks before it passed over; -1 if there is none. */
    private int quoteAhead() throws IOException {
        mark = at;
        int blanks = 0;
        while (blanks <= MAX_BLANKS_BEFORE_QUOTE) {
            if (at + blanks == limit && !refill()) {
                return -1;
            }
            char c = buffer[at + blanks];
            if (c == quote) {
                return at + blanks;
            }
            if (c != ' ') {
                return -1;
            }
            blanks++;
        }
        return -1;
    }

    private void readPlain() throws IOException {
        mark = at;
        overlong = false;
        while (pass(endsPlainRun)) {
            char c = buffer[at];
            if (c == delimiter || c == '\n' || c == '\r') {
                break;
            }
            noteOdd(c);
            at++;
        }
        if (overlong || at - mark > Limits.MAX_FIELD_CHARS) {
            mark = at;
            content = true;
            complain(count, "the field is longer than " + Limits.MAX_FIELD_CHARS + " characters", null);
        }
        add(text());
    }

    private void readQuoted() throws IOException {
        Place opened = new Place(line, columnOf(at - 1), -1);
        StringBuilder unescaped = null;
        mark = at;
        overlong = false;
        while (pass(endsQuotedRun)) {
            requireBounded(opened, unescaped);
            char c = buffer[at];
            if (c == '\n' || c == '\r') {
                controls = true;
                passLineEnd();
            } else if (c != quote) {
                noteOdd(c);
                at++;
            } else if (!isDoubled()) {
                add(unescaped == null ? text() : unescaped.append(text()).toString());
                at++;
                passOverRest();
                return;
            } else {
                at++;
                unescaped = (unescaped == null ? new StringBuilder() : unescaped).append(buffer, mark, at - mark);
                at++;
                mark = at;
            }
        }
        requireBounded(opened, unescaped);
        throw new BrokenFileException(
                Fault.MALFORMED, "the quote that opens a field is not closed before the file ends", opened);
    }

    private void requireBounded(Place opened, @Nullable StringBuilder unescaped) throws BrokenFileException {
        int length = at - mark + (unescaped == null ? 0 : unescaped.length());
        if (overlong || length > Limits.MAX_FIELD_CHARS) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE,
                    "the quote that opens a field is not closed within " + Limits.MAX_FIELD_CHARS + " characters",
                    opened);
        }
    }

    /** Whether the quote that stands here is followed by another one. */
    private boolean isDoubled() throws IOException {
        return (at + 1 < limit || refill()) && buffer[at + 1] == quote;
    }

    /**
     * Goes to the next character that may mean something; false if the text ends before one. Most of all time is spent
     * here, hence the local copies, which stay in registers. Text beyond the limit of a field is dropped as it comes.
     */
    private boolean pass(boolean[] stops) throws IOException {
        do {
            char[] chars = buffer;
            int end = limit;
            int i = at;
            while (i < end) {
                char c = chars[i];
                if (c < COMMON ? stops[c] : c == Texts.UNDECODABLE) {
                    at = i;
                    return true;
                }
                i++;
            }
            at = i;
            if (at - mark > Limits.MAX_FIELD_CHARS) {
                overlong = true;
                mark = at;
            }
        } while (refill());
        return false;
    }

    private void passLineEnd() throws IOException {
        char c = buffer[at++];
        if (c == '\r' && (at < limit || refill()) && buffer[at] == '\n') {
            at++;
        }
        line++;
        lineStart = charsBeforeBuffer + at;
    }

    /** Between a closing quote and the delimiter only blanks may stand. */
    private void passOverRest() throws IOException {
        mark = at;
        while (at < limit || refill()) {
            char c = buffer[at];
            if (c == delimiter || c == '\n' || c == '\r') {
                return;
            }
            if (c != ' ' && c != '\t') {
                complain(
                        count - 1,
                        "text stands after the closing quote; a quote inside a field must be doubled",
                        field(count - 1));
            }
            at++;
        }
    }

    /** Takes the delimiter or line end; true if the row is over. */
    private boolean endsRow() throws IOException {
        mark = at;
        if (at == limit && !refill()) {
            line++;
            return true;
        }
        if (buffer[at] == delimiter) {
            at++;
            return false;
        }
        passLineEnd();
        return true;
    }

    private void noteOdd(char c) {
        controls = true;
        content = true;
        if (c == 0 || c == Texts.UNDECODABLE) {
            complain(count, "line " + line + ", character " + columnOf(at) + " is " + Texts.nameOf(c), null);
        }
    }

    private void complain(int field, String reason, @Nullable String value) {
        if (problem == null) {
            problem = new Problem(field, reason, value);
        }
    }

    private void add(String field) {
        content |= !field.isEmpty();
        recordChars += field.length();
        if (recordChars > Limits.MAX_RECORD_CHARS) {
            recordChars = 0;
            complain(-1, "the row is longer than " + Limits.MAX_RECORD_CHARS + " characters", null);
        }
        if (count >= Limits.MAX_COLUMNS) {
            complain(-1, "the row has more than " + Limits.MAX_COLUMNS + " columns", null);
        } else {
            if (count == fields.length) {
                fields = Arrays.copyOf(fields, count * 2);
                previous = Arrays.copyOf(previous, count * 2);
            }
            fields[count] = problem == null ? field : Texts.quotable(field);
        }
        count++;
    }

    /** What stands between the mark and here. A short field is often that of the row above, which is used again. */
    private String text() {
        int length = at - mark;
        if (length == 0) {
            return "";
        }
        if (length > CACHED_CHARS || count >= previous.length) {
            return new String(buffer, mark, length);
        }
        String above = previous[count];
        if (above != null && above.length() == length && same(above)) {
            return above;
        }
        String text = new String(buffer, mark, length);
        previous[count] = text;
        return text;
    }

    /** From the back, where two values of a column differ first. */
    private boolean same(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (text.charAt(i) != buffer[mark + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean more() throws IOException {
        mark = at;
        return at < limit || refill();
    }

    /** Reads on, keeping the characters from the mark on, which move to the front. */
    private boolean refill() throws IOException {
        if (ended) {
            return false;
        }
        int kept = limit - mark;
        if (kept > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        System.arraycopy(buffer, mark, buffer, 0, kept);
        charsBeforeBuffer += mark;
        at -= mark;
        mark = 0;
        limit = kept;
        int n = in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
            ended = true;
            return false;
        }
        limit += n;
        return true;
    }

    private long columnOf(int index) {
        return charsBeforeBuffer + index - lineStart + 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
