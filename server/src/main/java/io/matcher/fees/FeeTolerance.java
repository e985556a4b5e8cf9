package io.matcher.fees;

import java.math.BigDecimal;

/**
 * How far a fee may be off.
 *
 * @param absolute at least 0, in the currency of the fee
 * @param fraction at least 0, of the larger of the two fees; 0.05 is 5 %
 */
public record FeeTolerance(BigDecimal absolute, BigDecimal fraction) {

    static final FeeTolerance NONE = new FeeTolerance(BigDecimal.ZERO, BigDecimal.ZERO);

    /** The looser of the two, for these fees. */
    BigDecimal between(BigDecimal expected, BigDecimal actual) {
        return absolute.max(fraction.multiply(expected.abs().max(actual.abs())));
    }
}
