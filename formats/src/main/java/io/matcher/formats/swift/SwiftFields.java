package io.matcher.formats.swift;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into fields. A field begins with {@code :nn:} or {@code :nnA:} at the start of a line and goes on over the
 * lines that do not. What stands before the first field 20, and between the end of one message ({@code -} or {@code -}})
 * and the next field, belongs to nobody: headers of blocks, names of banks, prose.
 */
final class SwiftFields {
    private static final int MAX_CHARS = 20_000;
    private static final int MAX_LINES = 1_000;

    private final Lines lines;
    private @Nullable String ahead;
    private boolean begun;

    SwiftFields(Lines lines) {
        this.lines = lines;
    }

    /** The next field; null after the last. */
    @Nullable
    SwiftField next() throws BrokenFileException, IOException {
        String first = begun && ahead != null ? ahead : toField();
        ahead = null;
        if (first == null) {
            return null;
        }
        long line = lines.number();
        int end = tagEnd(first);
        String tag = first.substring(1, end);
        List<String> values = new ArrayList<>(4);
        values.add(first.substring(end + 1));
        int chars = first.length();
        boolean cut = chars > MAX_CHARS;
        for (String more = lines.next(); more != null; more = lines.next()) {
            if (tagEnd(more) > 0) {
                ahead = more;
                break;
            }
            if (isEnd(more)) {
                break;
            }
            chars += more.length();
            cut |= chars > MAX_CHARS || values.size() == MAX_LINES;
            if (!cut) {
                values.add(more);
            }
        }
        return new SwiftField(tag, values, line, cut, tag.equals("20"));
    }

    /** Skips to the next line that begins a field; to a field 20 where no message has begun yet. */
    private @Nullable String toField() throws BrokenFileException, IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = afterBlocks(line);
            int end = tagEnd(text);
            if (end > 0 && (begun || text.startsWith(":20:"))) {
                begun = true;
                return text;
            }
        }
        return null;
    }

    /** Blocks before the text may stand on the line where it begins. */
    private static String afterBlocks(String line) {
        int block = line.startsWith("{") ? line.indexOf("{4:") : -1;
        return block < 0 ? line : line.substring(block + 3);
    }

    /** A line that is nothing but {@code -}, or begins with {@code -}}; an ETX may follow. Or the blocks of the next one. */
    private static boolean isEnd(String line) {
        if (line.startsWith("{1:")) {
            return true;
        }
        if (line.isEmpty() || line.charAt(0) != '-') {
            return false;
        }
        return line.length() == 1
                || line.charAt(1) == '}'
                || line.charAt(1) == 0x03
                || (line.length() <= 80 && line.substring(1).isBlank());
    }

    /** The index of the colon that ends a tag at the start of the line; -1 where there is none. */
    static int tagEnd(String line) {
        boolean begins =
                line.length() >= 4 && line.charAt(0) == ':' && isDigit(line.charAt(1)) && isDigit(line.charAt(2));
        if (!begins) {
            return -1;
        }
        if (line.charAt(3) == ':') {
            return 3;
        }
        char letter = line.charAt(3);
        return letter >= 'A' && letter <= 'Z' && line.length() >= 5 && line.charAt(4) == ':' ? 4 : -1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
