package io.matcher.fees;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fee that a transaction says was taken: its metadata's {@code fee}, a number, a text, or an object {@code {amount, currency?}}. */
sealed interface ActualFee {

    /**
     * An amount.
     *
     * @param currency null where the transaction names none beside the fee; then it is the transaction's own
     */
    record Amount(BigDecimal value, @Nullable String currency) implements ActualFee {}

    /** There is none, or a blank. */
    record None() implements ActualFee {}

    /** There is something that is no amount of money. */
    record Unreadable() implements ActualFee {}

    /** A plain decimal number, as our own files and JSON write it; longer ones are no fees. */
    Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");

    int INTEGER_DIGITS = 12;
    int DECIMALS = 10;

    static ActualFee of(JsonNode metadata) {
        JsonNode fee = metadata.path("fee");
        return fee.isObject() ? ofObject(fee) : ofValue(fee, null);
    }

    private static ActualFee ofObject(JsonNode fee) {
        JsonNode currency = fee.path("currency");
        if (currency.isMissingNode() || currency.isNull()) {
            return ofValue(fee.path("amount"), null);
        }
        return currency.isString()
                ? ofValue(fee.path("amount"), currency.stringValue().strip())
                : new Unreadable();
    }

    private static ActualFee ofValue(JsonNode value, @Nullable String currency) {
        if (value.isMissingNode() || value.isNull()) {
            return new None();
        }
        if (value.isNumber()) {
            return bounded(value.decimalValue(), currency);
        }
        return value.isString() ? ofText(value.stringValue().strip(), currency) : new Unreadable();
    }

    private static ActualFee ofText(String text, @Nullable String currency) {
        if (text.isEmpty()) {
            return new None();
        }
        return PLAIN.matcher(text).matches() ? bounded(new BigDecimal(text), currency) : new Unreadable();
    }

    private static ActualFee bounded(BigDecimal value, @Nullable String currency) {
        BigDecimal stripped = value.stripTrailingZeros();
        boolean fits = stripped.scale() <= DECIMALS && (long) stripped.precision() - stripped.scale() <= INTEGER_DIGITS;
        return fits ? new Amount(stripped, currency) : new Unreadable();
    }
}
