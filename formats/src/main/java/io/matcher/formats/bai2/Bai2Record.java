package io.matcher.formats.bai2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logical record: its own line and those of its 88s, each without its code and its closing slash. Fields are taken one
 * after the other, as how many there are depends on what the fields before say.
 */
final class Bai2Record {
    final String code;
    final long line;
    /** Physical records: this one and its 88s. */
    int physical = 1;

    private final List<String> parts = new ArrayList<>();
    private int part;
    private int at;

    Bai2Record(String code, long line, String fields) {
        this.code = code;
        this.line = line;
        parts.add(fields);
    }

    void add(String continued) {
        parts.add(continued);
        physical++;
    }

    /** Appends what follows of a line that was broken inside a field. */
    void extend(String rest) {
        parts.add(parts.removeLast() + rest);
    }

    boolean hasMore() {
        return part < parts.size() && (at <= parts.get(part).length() || part + 1 < parts.size());
    }

    /** The next field, without blanks around it; empty behind the last. A continuation begins with a new field. */
    String take() {
        while (part < parts.size() && at > parts.get(part).length()) {
            part++;
            at = 0;
        }
        if (part == parts.size()) {
            return "";
        }
        String text = parts.get(part);
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String field = text.substring(at, end).strip();
        at = end + 1;
        return field;
    }

    /** The next field without taking it. */
    String look() {
        int wasPart = part;
        int wasAt = at;
        String field = take();
        part = wasPart;
        at = wasAt;
        return field;
    }

    /** Everything that is left, commas included, one text for each line. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        if (part < parts.size() && at <= parts.get(part).length()) {
            rest.add(parts.get(part).substring(at).strip());
        }
        for (int i = part + 1; i < parts.size(); i++) {
            rest.add(parts.get(i).strip());
        }
        part = parts.size();
        return rest;
    }

    /** A number of minor units, signed or not; null where the field is none. */
    static @Nullable Long minor(String field) {
        int from = field.startsWith("+") || field.startsWith("-") ? 1 : 0;
        if (field.length() == from || field.length() - from > 30) {
            return null;
        }
        long value = 0;
        for (int i = from; i < field.length(); i++) {
            int digit = field.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > 99_999_999_999_999_999L) {
                return null;
            }
            value = value * 10 + digit;
        }
        return field.startsWith("-") ? -value : value;
    }
}
