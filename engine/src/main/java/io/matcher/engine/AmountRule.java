package io.matcher.engine;

import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.PercentageBase;
import io.matcher.engine.RuleSettings.Tolerance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The definition of the amount comparison for all rule types: |l − r| ≤ max(absolute, percent × base), on amounts that
 * are rounded first where the rule says so. The looser of the two bounds wins.
 */
record AmountRule(
        boolean asked,
        BigDecimal absolute,
        BigDecimal percent,
        PercentageBase base,
        int scale,
        @Nullable RoundingMode rounding) {

    static AmountRule of(RuleSettings settings) {
        return RulePlan.base(settings)
                .fx()
                .map(fx -> new AmountRule(true, BigDecimal.ZERO, fx.band(), PercentageBase.MAX, 0, null))
                .orElseGet(() -> ofAmounts(settings));
    }

    private static AmountRule ofAmounts(RuleSettings settings) {
        return switch (settings) {
            case Exact exact -> absolute(exact.matchAmount(), BigDecimal.ZERO);
            case DateLag lag -> absolute(true, lag.feeTolerance());
            case Tolerance tolerance -> within(tolerance.amount());
            case Fuzzy fuzzy -> within(fuzzy.amount());
        };
    }

    private static AmountRule within(AmountTolerance amount) {
        return new AmountRule(
                true, amount.absolute(), amount.percent(), amount.base(), amount.scale(), amount.rounding());
    }

    static AmountRule absolute(boolean asked, BigDecimal bound) {
        return new AmountRule(asked, bound, BigDecimal.ZERO, PercentageBase.MAX, 0, null);
    }

    BigDecimal rounded(BigDecimal amount) {
        return rounding == null ? amount : amount.setScale(scale, rounding);
    }

    BigDecimal difference(BigDecimal left, BigDecimal right) {
        return rounded(left).subtract(rounded(right)).abs();
    }

    BigDecimal bound(BigDecimal left, BigDecimal right) {
        return absolute.max(
                percent.multiply(base(rounded(left).abs(), rounded(right).abs())));
    }

    BigDecimal base(BigDecimal left, BigDecimal right) {
        return switch (base) {
            case MAX -> left.max(right);
            case MIN -> left.min(right);
            case LEFT -> left;
            case RIGHT -> right;
            // Halving is exact in decimal: no rounding is needed.
            case AVERAGE -> left.add(right).multiply(new BigDecimal("0.5"));
        };
    }

    boolean admits(BigDecimal left, BigDecimal right) {
        return difference(left, right).compareTo(bound(left, right)) <= 0;
    }
}
