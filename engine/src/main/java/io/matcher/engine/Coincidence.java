package io.matcher.engine;

import java.math.BigInteger;

/**
 * How likely it is that some choice of candidates reaches a target by chance.
 *
 * <p>n choices spread over a span of R units, where the target is a multiple of g (a round amount is easily hit by round
 * amounts): choices of amounts that are multiples of g all fall on the R/g places it could have, the others on one in
 * g of them. Expected hits: (n_round · g + n) / R. Sums crowd in the middle of the span; measured on amounts of
 * ordinary spread this makes up for a factor of 4.
 */
final class Coincidence {

    private static final BigInteger CROWDING = BigInteger.valueOf(4);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Coincidence() {}

    /** One search in so many hits by chance; 0 where most do. */
    static long odds(BigInteger target, BigInteger[] amounts, AmountClasses classes) {
        BigInteger grain = grain(target);
        BigInteger choices = BigInteger.ONE;
        BigInteger roundChoices = BigInteger.ONE;
        BigInteger span = BigInteger.ZERO;
        for (int[] same : classes.members()) {
            BigInteger amount = amounts[same[0]];
            BigInteger ways = BigInteger.valueOf(same.length + 1L);
            choices = choices.multiply(ways);
            if (amount.mod(grain).signum() == 0) {
                roundChoices = roundChoices.multiply(ways);
            }
            span = span.add(amount.abs().multiply(BigInteger.valueOf(same.length)));
        }
        BigInteger hits = roundChoices.multiply(grain).add(choices).multiply(CROWDING);
        return span.divide(hits).min(MOST).longValueExact();
    }

    /** The largest power of ten that divides the target. */
    private static BigInteger grain(BigInteger target) {
        BigInteger grain = BigInteger.ONE;
        BigInteger rest = target.abs();
        while (rest.signum() != 0) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.TEN);
            if (parts[1].signum() != 0) {
                return grain;
            }
            rest = parts[0];
            grain = grain.multiply(BigInteger.TEN);
        }
        return grain;
    }
}
