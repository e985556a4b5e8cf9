package io.matcher.formats.ofx;

import org.jspecify.annotations.Nullable;

/** Values as they stand between tags: line ends and entities. */
final class OfxText {
    private static final int MAX_ENTITY_CHARS = 10;

    private OfxText() {}

    /** The value of a text that its own end tag ends ({@code wrapped}), else of its first line that is not blank. */
    static String value(CharSequence text, boolean wrapped) {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        StringBuilder value = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r';
            if (lineEnd && !wrapped) {
                break;
            }
            if (c == '&') {
                i = entity(text, i, value);
            } else if (!lineEnd) {
                value.append(c);
            } else if (value.charAt(value.length() - 1) != ' ') {
                value.append(' ');
            }
        }
        return value.toString().strip();
    }

    /** Appends what the entity at this place stands for, or its {@code &} alone; the last place that was taken. */
    private static int entity(CharSequence text, int at, StringBuilder value) {
        int limit = Math.min(text.length(), at + MAX_ENTITY_CHARS);
        int end = at + 1;
        while (end < limit && text.charAt(end) != ';') {
            end++;
        }
        String meant = end < limit ? meaning(text.subSequence(at + 1, end).toString()) : null;
        value.append(meant == null ? "&" : meant);
        return meant == null ? at : end;
    }

    private static @Nullable String meaning(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> name.startsWith("#") ? character(name.substring(1)) : null;
        };
    }

    private static @Nullable String character(String number) {
        boolean hex = number.startsWith("x") || number.startsWith("X");
        String digits = hex ? number.substring(1) : number;
        int code = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), hex ? 16 : 10);
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                return null;
            }
            code = code * (hex ? 16 : 10) + digit;
        }
        boolean character = code >= ' ' && code <= Character.MAX_CODE_POINT && !(code >= 0xD800 && code <= 0xDFFF);
        return character ? Character.toString(code) : null;
    }
}
