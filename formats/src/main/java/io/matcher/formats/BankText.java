package io.matcher.formats;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of bank formats: wrapped, padded, and filled with words that mean that there is nothing. */
public final class BankText {
    private static final Set<String> NOTHING = Set.of(
            "NOTPROVIDED",
            "NOT PROVIDED",
            "NOTAVAILABLE",
            "NONREF",
            "NOREF",
            "NONE",
            "KREF",
            "KREF+",
            "EREF",
            "EREF+",
            "MREF+");
    private static final int LONGEST_NOTHING = 12;
    private static final int NAME_CHARS = 8;
    private static final int NAME_DIGITS = 4;

    private BankText() {}

    /** The text on one line: runs of blanks, line ends and control characters are one blank. Null for nothing. */
    public static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (isTidy(text)) {
            return text.isEmpty() ? null : text;
        }
        StringBuilder tidy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean gap = Character.isWhitespace(c) || (Texts.isControl(c) && c != 0);
            if (!gap) {
                tidy.append(c);
            } else if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        }
        String line = tidy.toString().strip();
        return line.isEmpty() ? null : line;
    }

    private static boolean isTidy(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** The text without blanks, as accounts are compared; null for nothing. */
    public static @Nullable String dense(@Nullable String text) {
        String line = line(text);
        return line == null ? null : line.replace(" ", "");
    }

    /** A reference on one line; null where it only says that there is none. */
    public static @Nullable String reference(@Nullable String text) {
        String line = line(text);
        boolean nothing =
                line == null || (line.length() <= LONGEST_NOTHING && NOTHING.contains(line.toUpperCase(Locale.ROOT)));
        return nothing ? null : line;
    }

    /**
     * Whether a bank's reference can be trusted to name one entry alone. Constants ({@code Test}, {@code 55555}) and
     * numbers that begin anew each day are too short for that, and two entries must never share a name across files.
     */
    public static boolean isName(@Nullable String reference) {
        if (reference == null || reference.length() < NAME_CHARS) {
            return false;
        }
        int digits = 0;
        boolean varied = false;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            varied |= c != reference.charAt(0);
        }
        return digits >= NAME_DIGITS && varied;
    }

    /** At most so many characters, never half of a surrogate pair. */
    public static String cut(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(chars - 1));
        return text.substring(0, splits ? chars - 1 : chars);
    }
}
