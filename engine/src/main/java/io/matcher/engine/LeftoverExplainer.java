package io.matcher.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the near misses of a leftover: a few likely rows, each under the rule that it fails least. */
final class LeftoverExplainer {

    private static final int MOST = 5;

    private final Frame frame;
    private final List<RulePlan> plans;
    private final OpenRows open;
    private final Map<Side, NearRows> near = new EnumMap<>(Side.class);

    LeftoverExplainer(Frame frame, List<RulePlan> plans, OpenRows open) {
        this.frame = frame;
        this.plans = plans;
        this.open = open;
    }

    /** A near miss with what it is ranked by. */
    private record Ranked(NearMiss miss, long amountApart, int daysApart) {}

    /** The nearest first. */
    List<NearMiss> nearest(Side side, int row) {
        Side other = side.other();
        CanonicalOrder order = new CanonicalOrder(frame.ledger(other));
        List<Ranked> ranked = new ArrayList<>();
        if (!plans.isEmpty()) {
            int[] candidates = near.computeIfAbsent(other, s -> new NearRows(frame, s, plans))
                    .around(row);
            for (int candidate : candidates) {
                ranked.add(rank(side, row, candidate));
            }
        }
        ranked.sort(Comparator.comparingInt((Ranked r) -> r.miss().failures().size())
                .thenComparingLong(Ranked::amountApart)
                .thenComparingInt(Ranked::daysApart)
                .thenComparing((a, b) -> order.compare(a.miss().row(), b.miss().row())));
        return ranked.stream().limit(MOST).map(Ranked::miss).toList();
    }

    private Ranked rank(Side side, int row, int candidate) {
        int l = side == Side.LEFT ? row : candidate;
        int r = side == Side.LEFT ? candidate : row;
        NearMiss best = null;
        for (RulePlan plan : plans) {
            List<FieldCheck> failures =
                    new PairExplainer(frame, plan).explain(l, r).failures();
            if (best == null || failures.size() < best.failures().size()) {
                best = new NearMiss(
                        candidate,
                        plan.index(),
                        !open.isOpen(side.other(), candidate),
                        failures,
                        SettingAdvice.of(plan.settings(), failures));
            }
        }
        if (best == null) {
            throw new IllegalStateException("a run without rules has no near misses");
        }
        AmountKeys amounts = frame.uniformAmounts();
        long amountApart = Math.abs(amounts.left[l] - amounts.right[r]);
        int daysApart = Math.abs(
                frame.ledger(Side.LEFT).bookingDay(l) - frame.ledger(Side.RIGHT).bookingDay(r));
        return new Ranked(best, amountApart, daysApart);
    }
}
