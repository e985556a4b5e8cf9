package io.matcher.engine;

import io.matcher.engine.RuleSettings.Allocation;
import io.matcher.engine.RuleSettings.AllocationDirection;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.ToleranceMode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule makes groups of several rows.
 *
 * @param plan what it asks of the rows, amounts aside
 * @param pairs its own test of the amounts of a pair
 * @param isKeyed whether rows are gathered by reference or keys; if not, their sums are searched
 * @param needsReference whether the reference alone gathers them, so that a blank one gathers nothing
 * @param target the side of the rows that are split; that of percentages and of missing amounts in N:M
 */
record SumRule(
        RulePlan plan,
        AmountTest pairs,
        Allocation allocation,
        boolean isKeyed,
        boolean needsReference,
        Side target,
        boolean isManyToMany) {

    /** {@code null} where the rule forms pairs only. */
    static @Nullable SumRule of(RulePlan plan, Frame frame) {
        if (!formsSums(plan.settings())) {
            return null;
        }
        boolean hasKeys = !plan.settings().common().keys().isEmpty();
        Allocation allocation = plan.settings().common().allocation();
        return new SumRule(
                plan.ofParts(frame),
                plan.amount(),
                allocation,
                plan.reference().match() || hasKeys,
                plan.reference().match() && !hasKeys,
                allocation.direction() == AllocationDirection.LEFT_TO_RIGHT ? Side.LEFT : Side.RIGHT,
                frame.options.cardinality() == Cardinality.MANY_TO_MANY);
    }

    /**
     * A rule that compares base amounts without allocating them could not hold a sum to that. Likeness of texts gathers
     * nothing: a may be like b and b like c, and c have nothing of a.
     */
    private static boolean formsSums(RuleSettings settings) {
        return !(settings instanceof Fuzzy)
                && (!RulePlan.base(settings).comparesAmounts()
                        || settings.common().allocation().useBaseAmount());
    }

    /** Whether a sum must be met exactly; only then is one searched. */
    boolean isExact() {
        return allocation.tolerance().signum() == 0;
    }

    List<Side> targets() {
        return isManyToMany ? List.of(Side.LEFT, Side.RIGHT) : List.of(target);
    }

    /** How far a sum may be from its target. */
    BigDecimal bound(BigDecimal targetAmount) {
        return allocation.toleranceMode() == ToleranceMode.ABS
                ? allocation.tolerance()
                : allocation.tolerance().multiply(targetAmount.abs());
    }

    boolean admits(BigDecimal targetAmount, BigDecimal sum) {
        return targetAmount.subtract(sum).abs().compareTo(bound(targetAmount)) <= 0;
    }

    boolean leavesAmbiguous() {
        return plan.leavesAmbiguous();
    }

    int score(boolean oneCurrency) {
        return plan.score(oneCurrency ? Edges.SAME_CURRENCY : 0);
    }
}
