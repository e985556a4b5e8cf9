package io.matcher.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a fixed-width line.
 *
 * @param name what it is: a canonical name, or one of the template's own, which becomes metadata
 * @param start its first column, from 1
 * @param length in characters
 * @param scale of a decimal without a separator: how many of its last digits are decimals, 0 to 8
 * @param datePattern of a date, in {@link java.time.format.DateTimeFormatter}'s letters
 * @param required whether a blank one makes the line unusable
 * @param debitField of a decimal: the text field that says which way the amount goes; null when it carries its own sign
 * @param debitValues what that field says where the amount goes out
 * @param creditValues what it says where the amount comes in; empty for everything else
 */
public record FixedField(
        String name,
        int start,
        int length,
        Kind kind,
        int scale,
        @Nullable String datePattern,
        boolean required,
        @Nullable String debitField,
        List<String> debitValues,
        List<String> creditValues) {

    /** What stands in a field. */
    public enum Kind {
        TEXT,
        DECIMAL,
        DATE
    }

    public FixedField {
        debitValues = List.copyOf(debitValues);
        creditValues = List.copyOf(creditValues);
    }

    /** The column after its last one, from 1. */
    public int end() {
        return start + length;
    }

    /** {@code columns 20 to 32}. */
    String place() {
        return length == 1 ? "column " + start : "columns " + start + " to " + (end() - 1);
    }
}
