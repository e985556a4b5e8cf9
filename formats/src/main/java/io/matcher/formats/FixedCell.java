package io.matcher.formats;

import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one field out of line after line. */
final class FixedCell {
    private final FixedField field;
    private final int debit;
    private final @Nullable DatePattern pattern;
    private String reason = "";

    FixedCell(FixedField field, Columns columns) {
        this.field = field;
        this.debit = field.debitField() == null ? -1 : columns.indexOf(field.debitField());
        this.pattern = field.kind() == FixedField.Kind.DATE
                ? DatePattern.compile(Objects.requireNonNull(field.datePattern()))
                : null;
    }

    FixedField field() {
        return field;
    }

    /** What stands in the field, without blanks around it; null when nothing does. */
    @Nullable
    String cut(String line) {
        int from = field.start() - 1;
        int to = Math.min(line.length(), from + field.length());
        String text = from < to ? line.substring(from, to).strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** The value as a row has it; null, and {@link #reason}, when the text is none. */
    @Nullable
    String value(String text, @Nullable String[] line) {
        return switch (field.kind()) {
            case TEXT -> text;
            case DECIMAL -> decimal(text, line);
            case DATE -> date(text);
        };
    }

    String reason() {
        return reason;
    }

    private @Nullable String date(String text) {
        Moment moment = pattern == null ? null : pattern.read(text, ZoneOffset.UTC);
        if (moment == null) {
            reason = "is not a date of the form " + field.datePattern();
            return null;
        }
        return moment.bookingDate().toString();
    }

    private @Nullable String decimal(String text, @Nullable String[] line) {
        boolean minus = text.startsWith("-") || text.endsWith("-");
        boolean signed = minus || text.startsWith("+") || text.endsWith("+");
        String digits = signed ? withoutSign(text) : text;
        String number = digits.indexOf('.') >= 0 || digits.indexOf(',') >= 0 ? separated(digits) : implied(digits);
        if (number == null) {
            reason = "is not an amount";
            return null;
        }
        return debit < 0 ? signed(number, minus) : flagged(number, minus, line[debit]);
    }

    private static String signed(String number, boolean minus) {
        return minus ? "-" + number : number;
    }

    /** A flag that nobody explained is no guess at which way the money went. */
    private @Nullable String flagged(String number, boolean minus, @Nullable String flag) {
        if (flag == null) {
            reason = "goes which way? The field " + field.debitField() + " is blank";
            return null;
        }
        boolean out = field.debitValues().stream().anyMatch(flag::equalsIgnoreCase);
        boolean in =
                field.creditValues().isEmpty() || field.creditValues().stream().anyMatch(flag::equalsIgnoreCase);
        if (!out && !in) {
            reason = "goes which way? The field " + field.debitField() + " is \"" + Texts.quotable(flag) + "\"";
            return null;
        }
        return signed(number, minus != out);
    }

    private static String withoutSign(String text) {
        boolean front = text.charAt(0) == '-' || text.charAt(0) == '+';
        return (front ? text.substring(1) : text.substring(0, text.length() - 1)).strip();
    }

    /** Digits of which the last ones are decimals. */
    private @Nullable String implied(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        String padded = "0".repeat(Math.max(0, field.scale() + 1 - digits.length())) + digits;
        int point = padded.length() - field.scale();
        String whole = trimmed(padded.substring(0, point));
        return field.scale() == 0 ? whole : whole + "." + padded.substring(point);
    }

    /** Digits with their own point or comma, which must then be the only one. */
    private static @Nullable String separated(String digits) {
        int at = Math.max(digits.indexOf('.'), digits.indexOf(','));
        String whole = digits.substring(0, at);
        String decimals = digits.substring(at + 1);
        boolean fits = !decimals.isEmpty() && (whole + decimals).chars().allMatch(c -> c >= '0' && c <= '9');
        return fits ? trimmed(whole.isEmpty() ? "0" : whole) + "." + decimals : null;
    }

    private static String trimmed(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
