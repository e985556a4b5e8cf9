package io.matcher.engine;

import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Tolerance;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What a rule asks of the amounts, on scaled longs where they are exact and on {@link BigDecimal}s where they are not.
 * The two ways give the same answer.
 */
final class AmountTest {

    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final AmountRule rule;
    private final boolean isEquality;
    private final AmountKeys keys;
    /** The absolute bound in units of the key, by currency. */
    private final long[] bounds;
    /** The percentage as numerator / denominator; 0 / 1 where there is none. */
    private final long numerator;

    private final long denominator;

    private AmountTest(AmountRule rule, AmountKeys keys) {
        this.rule = rule;
        this.isEquality =
                rule.asked() && rule.absolute().signum() == 0 && rule.percent().signum() == 0;
        this.keys = keys;
        this.bounds = new long[keys.scales.length];
        for (int currency = 0; currency < bounds.length; currency++) {
            bounds[currency] = bound(rule.absolute(), keys.scales[currency], keys.exact);
        }
        BigDecimal percent = rule.percent().stripTrailingZeros();
        int scale = Math.max(0, percent.scale());
        this.numerator = percent.setScale(scale, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
        this.denominator = BigInteger.TEN.pow(scale).longValueExact();
    }

    private static long bound(BigDecimal absolute, int scale, boolean exact) {
        // Exact differences are whole units: what is less than a unit can be cut off. Coarse ones must admit more.
        BigInteger units = absolute.setScale(scale, exact ? RoundingMode.FLOOR : RoundingMode.CEILING)
                .unscaledValue();
        return units.bitLength() > 62 ? UNBOUNDED : units.longValue();
    }

    static AmountTest of(RuleSettings settings, Frame frame) {
        AmountRule rule = AmountRule.of(settings);
        return RulePlan.base(settings)
                .fx()
                .map(fx -> new AmountTest(rule, frame.baseValues(fx).keys()))
                .orElseGet(() -> ofAmounts(rule, settings, frame));
    }

    private static AmountTest ofAmounts(AmountRule rule, RuleSettings settings, Frame frame) {
        return switch (settings) {
            case Exact _, DateLag _ ->
                new AmountTest(rule, settings.matchCurrency() ? frame.perCurrencyAmounts() : frame.uniformAmounts());
            case Tolerance tolerance -> rounded(rule, tolerance.amount(), frame);
            case Fuzzy fuzzy -> rounded(rule, fuzzy.amount(), frame);
        };
    }

    private static AmountTest rounded(AmountRule rule, AmountTolerance amount, Frame frame) {
        return new AmountTest(rule, frame.roundedAmounts(amount.scale(), amount.rounding()));
    }

    /** Asks for equal amounts, whatever the rule tolerates. */
    static AmountTest equality(RuleSettings settings, Frame frame) {
        AmountRule equal = AmountRule.absolute(true, BigDecimal.ZERO);
        return RulePlan.base(settings)
                .fx()
                .map(fx -> new AmountTest(equal, frame.baseValues(fx).keys()))
                .orElseGet(() -> new AmountTest(
                        equal, settings.matchCurrency() ? frame.perCurrencyAmounts() : frame.uniformAmounts()));
    }

    /** Asks nothing. */
    static AmountTest none(Frame frame) {
        return new AmountTest(AmountRule.absolute(false, BigDecimal.ZERO), frame.perCurrencyAmounts());
    }

    /** The same test in words of exact amounts. */
    AmountRule rule() {
        return rule;
    }

    boolean isAsked() {
        return rule.asked();
    }

    boolean isEquality() {
        return isEquality;
    }

    boolean isRange() {
        return rule.asked() && !isEquality;
    }

    long key(Side side, int row) {
        return keys.of(side, row);
    }

    /** Whether {@link #admits} may be asked; else the rule is put to the amounts themselves. */
    boolean isExact() {
        return keys.exact;
    }

    boolean admits(long left, long right, int currency) {
        long difference = Math.abs(left - right);
        return difference <= bounds[currency]
                || (numerator != 0 && withinPercent(difference, Math.abs(left), Math.abs(right)));
    }

    private boolean withinPercent(long difference, long left, long right) {
        return switch (rule.base()) {
            case MAX -> lessOrEqual(difference, denominator, numerator, Math.max(left, right));
            case MIN -> lessOrEqual(difference, denominator, numerator, Math.min(left, right));
            case LEFT -> lessOrEqual(difference, denominator, numerator, left);
            case RIGHT -> lessOrEqual(difference, denominator, numerator, right);
            case AVERAGE -> lessOrEqual(difference, 2 * denominator, numerator, left + right);
        };
    }

    /** a × b ≤ c × d, for factors that are not negative. */
    private static boolean lessOrEqual(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high == 0 ? Long.compareUnsigned(a * b, c * d) <= 0 : high < 0;
    }

    /** No right amount further than this from the left one can agree with it; {@code Long.MAX_VALUE} for any. */
    long reach(long left, int currency) {
        long slack = keys.exact ? 0 : 2;
        long reach = Math.max(bounds[currency], percentReach(Math.abs(left) + slack));
        return reach >= MoneyColumn.LIMIT * 2 ? UNBOUNDED : reach + slack;
    }

    /**
     * Every base is at most the larger amount. If that is the right one, |r| ≤ |l| + p|r|, hence |r| ≤ |l| / (1 − p),
     * and the difference is at most p|l| / (1 − p), which also covers p|l|.
     */
    private long percentReach(long left) {
        if (numerator == 0) {
            return 0;
        }
        if (numerator >= denominator) {
            return UNBOUNDED;
        }
        if (Math.multiplyHigh(left, numerator) == 0 && left * numerator >= 0) {
            return left * numerator / (denominator - numerator) + 1;
        }
        BigInteger reach = BigInteger.valueOf(left)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator - numerator));
        return reach.bitLength() > 61 ? UNBOUNDED : reach.longValue() + 1;
    }
}
