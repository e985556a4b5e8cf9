package io.matcher.formats;

import org.jspecify.annotations.Nullable;

/** What the readers ask of a text: can it be stored, has it control characters, how is it shown in a message. */
final class Texts {

    /** Stands for bytes that could not be decoded. A noncharacter, so no honest text holds it. */
    static final char UNDECODABLE = '\uFFFF';

    private Texts() {}

    /** The index of the first character that no database text can hold faithfully, or -1. */
    static int unstorableAt(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == UNDECODABLE) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!pairAt(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean pairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** The name of what {@link #unstorableAt} found, or null. */
    static @Nullable String unstorable(String text) {
        int at = unstorableAt(text);
        return at < 0 ? null : nameOf(text.charAt(at));
    }

    static String nameOf(char c) {
        if (c == 0) {
            return "a NUL character";
        }
        if (c == UNDECODABLE) {
            return "bytes that are no character in the file's encoding";
        }
        if (Character.isSurrogate(c)) {
            return "half of a surrogate pair";
        }
        return String.format("the control character U+%04X", (int) c);
    }

    static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7F && c <= 0x9F);
    }

    static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The first control character other than, where lines are allowed, tab and line ends; or null. */
    static @Nullable String controlIn(String text, boolean linesAllowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = c == '\t' || c == '\n' || c == '\r';
            if (isControl(c) && !(layout && linesAllowed)) {
                return nameOf(c);
            }
        }
        return null;
    }

    /** Short and printable: what may stand in an error message, a log or a page. */
    static String quotable(String text) {
        int end = Math.min(text.length(), Limits.MAX_QUOTED_CHARS);
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isSurrogate(c) && i + 1 < end && pairAt(text, i);
            if (pair) {
                shown.append(c).append(text.charAt(++i));
            } else {
                shown.append(isControl(c) || c == UNDECODABLE || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }
}
