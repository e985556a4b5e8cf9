package io.matcher.fees;

import io.matcher.contexts.Faults;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimal numbers on the wire: strings, because a JSON number does not survive every client. */
final class Decimals {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private Decimals() {}

    /** The number, of whatever sign; null after adding a fault where there is none. */
    static @Nullable BigDecimal read(Faults faults, String at, @Nullable Object value) {
        if (value instanceof String text && PLAIN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        faults.add(
                at,
                value == null ? "is missing" : "is not a string that holds a decimal number, such as \"12.50\"",
                null);
        return null;
    }

    static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
