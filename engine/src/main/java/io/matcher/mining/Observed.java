package io.matcher.mining;

import io.matcher.engine.Ledger;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Two rows that belong together, or seem to, and how far apart they are.
 *
 * @param amount the difference of the amounts, not negative
 * @param share the same over the larger of the two, 0 to 2
 * @param days from the left booking date to the right one
 * @param sameReference whether both bear one reference, whatever its case
 */
record Observed(BigDecimal amount, BigDecimal share, int days, boolean sameReference) {

    private static final MathContext SHARE = new MathContext(12, RoundingMode.UP);

    static Observed of(Ledger left, int leftRow, Ledger right, int rightRow) {
        BigDecimal one = left.amount(leftRow);
        BigDecimal other = right.amount(rightRow);
        BigDecimal apart = one.subtract(other).abs();
        BigDecimal larger = one.abs().max(other.abs());
        return new Observed(
                apart,
                larger.signum() == 0 ? BigDecimal.ZERO : apart.divide(larger, SHARE),
                right.bookingDay(rightRow) - left.bookingDay(leftRow),
                same(left.reference(leftRow), right.reference(rightRow)));
    }

    private static boolean same(String one, String other) {
        String text = one.strip();
        return !text.isEmpty()
                && text.toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }

    boolean isEqual() {
        return amount.signum() == 0;
    }

    boolean isExact() {
        return sameReference && isEqual() && days == 0;
    }
}
