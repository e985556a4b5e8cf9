package io.matcher.discovery.midaz;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Amounts as ledgers write them: decimal strings of any scale, exponents too, and integers with a scale beside them. */
final class LedgerAmounts {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?([eE][+-]?\\d{1,3})?");

    /** Beyond this many digits on either side of the point, nobody means an amount. */
    private static final int MOST_DIGITS = 100;

    private static final int MOST_SCALE = 18;

    private LedgerAmounts() {}

    /** The exact amount, without trailing zeros. */
    static Optional<BigDecimal> read(JsonNode value) {
        String text = value.isNumber() ? value.decimalValue().toString() : value.isString() ? value.stringValue() : "";
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text).stripTrailingZeros())
                .filter(amount -> Math.abs(amount.scale()) <= MOST_DIGITS);
    }

    /** The amount of an integer with a scale: 150075 and 2 are 1500.75. */
    static Optional<BigDecimal> scaled(BigDecimal integer, JsonNode scale) {
        boolean usable = scale.isIntegralNumber()
                && scale.canConvertToInt()
                && scale.intValue() >= 0
                && scale.intValue() <= MOST_SCALE;
        return usable ? Optional.of(integer.movePointLeft(scale.intValue()).stripTrailingZeros()) : Optional.empty();
    }
}
