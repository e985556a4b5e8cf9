package io.matcher.formats.ofx;

import io.matcher.formats.AmountReader;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of a file. The standard allows a decimal point or a decimal comma and no thousands; banks write thousands,
 * currency signs and both styles in one file. A value that shows its own style is read in it; one that does not is read
 * in the style of those before it.
 */
final class OfxAmounts {
    private AmountReader usual = new AmountReader(null);
    private String reason = "";

    /** The amount, or null and {@link #reason}. */
    @Nullable
    BigDecimal read(@Nullable String text, @Nullable String currency) {
        if (text == null || text.isEmpty()) {
            reason = text == null ? "is missing" : "is blank";
            return null;
        }
        String of = currency == null ? "" : currency;
        BigDecimal amount = usual.read(text, of);
        if (amount != null) {
            return amount;
        }
        reason = usual.reason();
        return alone(text, of);
    }

    /** A value that no others stand beside, as a balance. */
    @Nullable
    BigDecimal alone(String text, String currency) {
        AmountReader own = new AmountReader(null);
        BigDecimal amount = own.read(text, currency);
        reason = amount == null ? own.reason() : reason;
        return amount;
    }

    /** A new statement may come from another system. */
    void forget() {
        usual = new AmountReader(null);
    }

    String reason() {
        return reason;
    }
}
