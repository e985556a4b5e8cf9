package io.matcher.formats.bai2;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.Limits;
import io.matcher.formats.Lines;
import io.matcher.formats.Place;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logical records out of lines, which may be padded, hold two records, or break a field. A line that begins with no known
 * code goes on with the line before, unless that one was closed by a slash: then it is handed out as it stands.
 */
final class Bai2Records implements Closeable {
    private static final Set<String> CODES = Set.of("01", "02", "03", "16", "49", "88", "98", "99");
    private static final int MAX_PARTS = 10_000;

    private final Lines lines;
    private final Deque<String> split = new ArrayDeque<>();
    private @Nullable Bai2Record ahead;
    private boolean closed = true;
    private int chars;

    Bai2Records(Lines lines) {
        this.lines = lines;
    }

    /** The next record with all its continuations; null behind the last. Unknown codes come as they are. */
    @Nullable
    Bai2Record next() throws BrokenFileException, IOException {
        Bai2Record record = ahead;
        ahead = null;
        for (String line = line(); line != null; line = line()) {
            String text = line.stripTrailing();
            if (text.isEmpty()) {
                continue;
            }
            String code = codeOf(text);
            if (record != null && (code == null && !closed)) {
                record.extend(bare(text));
                bound(text);
            } else if (record != null && "88".equals(code)) {
                record.add(bare(text.substring(text.length() > 2 ? 3 : 2)));
                bound(text);
                if (record.physical > MAX_PARTS) {
                    throw new BrokenFileException(
                            Fault.TOO_LARGE, "the record goes on over more than " + MAX_PARTS + " lines", place());
                }
            } else {
                Bai2Record begun = begin(code, text);
                if (record != null) {
                    ahead = begun;
                    return record;
                }
                record = begun;
                chars = 0;
            }
        }
        return record;
    }

    private Bai2Record begin(@Nullable String code, String text) {
        String known = code == null ? "" : code;
        String fields = bare(code == null ? text : text.substring(Math.min(3, text.length())));
        return new Bai2Record(known, lines.number(), fields);
    }

    private void bound(String text) throws BrokenFileException {
        chars += text.length();
        if (chars > Limits.MAX_RECORD_CHARS) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE, "the record is longer than " + Limits.MAX_RECORD_CHARS + " characters", place());
        }
    }

    private String bare(String text) {
        closed = text.endsWith("/");
        return closed ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable String codeOf(String text) {
        boolean shaped = text.length() == 2 || (text.length() > 2 && (text.charAt(2) == ',' || text.charAt(2) == '/'));
        String code = shaped ? text.substring(0, 2) : "";
        return CODES.contains(code) ? code : null;
    }

    /** The next line, or the next record of a line that holds several. */
    private @Nullable String line() throws BrokenFileException, IOException {
        String line = split.isEmpty() ? lines.next() : split.pop();
        if (line == null) {
            return null;
        }
        int end = secondRecord(line);
        if (end > 0) {
            split.push(line.substring(end).stripLeading());
            return line.substring(0, end);
        }
        return line;
    }

    /** Where a second record begins on the line, 0 for nowhere. Only what is surely one: texts hold slashes too. */
    private static int secondRecord(String line) {
        String code = codeOf(line);
        boolean text = code == null || code.equals("16") || code.equals("88");
        for (int slash = line.indexOf('/'); slash >= 0; slash = line.indexOf('/', slash + 1)) {
            int from = slash + 1;
            while (from < line.length() && line.charAt(from) == ' ') {
                from++;
            }
            String next =
                    from + 2 < line.length() && line.charAt(from + 2) == ',' ? line.substring(from, from + 2) : "";
            if (CODES.contains(next) && (!text || surely(line, from))) {
                return slash + 1;
            }
        }
        return 0;
    }

    /** Behind a text: a detail with type and amount, or a trailer with total and count. */
    private static boolean surely(String line, int from) {
        int first = from + 3;
        int comma = line.indexOf(',', first);
        if (comma < 0 || comma - first > 30) {
            return false;
        }
        String field = line.substring(first, comma);
        int end = comma + 1;
        while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
        }
        boolean number = end > comma + 1 && end < line.length();
        boolean detail = line.startsWith("16,", from) && field.length() == 3 && Bai2Record.minor(field) != null;
        boolean trailer = line.startsWith("49,", from) && Bai2Record.minor(field) != null;
        return number && ((detail && line.charAt(end) == ',') || (trailer && line.charAt(end) == '/'));
    }

    Place place() {
        return lines.place();
    }

    long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
