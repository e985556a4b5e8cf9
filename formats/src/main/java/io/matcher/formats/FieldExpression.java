package io.matcher.formats;

import com.google.re2j.Pattern;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How one field is computed: a text is taken from its source, then cut by the regex, then read in its style.
 *
 * @param regex its first group is the value
 * @param fallback stands for a value that is blank or can not be read; amounts and dates in the plain way
 * @param pattern the only one that dates may have
 * @param zone of times that say none
 * @param decimal null where it is found by looking
 * @param negate whether money in is written as money out
 */
record FieldExpression(
        String field,
        ValueSource source,
        @Nullable Pattern regex,
        @Nullable String fallback,
        @Nullable String pattern,
        @Nullable ZoneId zone,
        @Nullable DecimalStyle decimal,
        boolean negate) {

    boolean isAmount() {
        return field.equals(FieldMapping.AMOUNT);
    }

    static boolean isDate(String field) {
        return field.equals(FieldMapping.DATE) || field.equals(FieldMapping.VALUE_DATE);
    }

    /** Who is to blame for a bad value. */
    @Nullable
    String blamed() {
        return source.columns().isEmpty() ? null : String.join(", ", source.columns());
    }
}
