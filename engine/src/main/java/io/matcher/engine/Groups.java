package io.matcher.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a result, by index in the order of their first left rows; all but the lists is stored in a few ints a
 * group, and a pair has nothing else.
 */
public final class Groups {

    private static final int NONE = -1;

    private final Frame frame;
    private final Map<Integer, RulePlan> plans = new HashMap<>();
    private final GroupList found;
    private final int[] order;
    private final int[] groupOfLeft;
    private final int[] groupOfRight;

    Groups(Frame frame, List<RulePlan> plans, GroupList found) {
        this.frame = frame;
        plans.forEach(plan -> this.plans.put(plan.index(), plan));
        this.found = found;
        this.groupOfLeft = new int[frame.ledger(Side.LEFT).size()];
        this.groupOfRight = new int[frame.ledger(Side.RIGHT).size()];
        Arrays.fill(groupOfLeft, NONE);
        Arrays.fill(groupOfRight, NONE);
        for (int i = 0; i < found.size(); i++) {
            groupOfLeft[found.lefts.get(i)] = i;
        }
        this.order = new int[found.size()];
        int groups = 0;
        for (int row = 0; row < groupOfLeft.length; row++) {
            if (groupOfLeft[row] != NONE) {
                order[groups] = groupOfLeft[row];
                groupOfLeft[row] = groups++;
            }
        }
        for (int group = 0; group < order.length; group++) {
            groupOfRight[right(group)] = group;
        }
        for (int group = 0; found.sums.size() > 0 && group < order.length; group++) {
            int sum = found.sums.find(order[group]);
            for (int row : sum == SumGroups.NONE ? new int[0] : found.sums.rows(sum, Side.LEFT)) {
                groupOfLeft[row] = group;
            }
            for (int row : sum == SumGroups.NONE ? new int[0] : found.sums.rows(sum, Side.RIGHT)) {
                groupOfRight[row] = group;
            }
        }
    }

    public int size() {
        return order.length;
    }

    /** The first left row; the only one of a 1:1 group. */
    public int left(int group) {
        return found.lefts.get(order[group]);
    }

    /** The first right row; the only one of a 1:1 group. */
    public int right(int group) {
        return found.rights.get(order[group]);
    }

    /** Whether the group is more than one row of each side, allocated whole. */
    public boolean isSum(int group) {
        return sum(group) != SumGroups.NONE;
    }

    private int sum(int group) {
        return found.sums.size() == 0 ? SumGroups.NONE : found.sums.find(order[group]);
    }

    /** All rows of a side, ascending. */
    public int[] rows(int group, Side side) {
        int sum = sum(group);
        return sum == SumGroups.NONE
                ? new int[] {side == Side.LEFT ? left(group) : right(group)}
                : found.sums.rows(sum, side);
    }

    /**
     * How much of a row's amount the group takes, in the row's currency and with its sign: all of it, but where a rule
     * allows partial allocation. Of a row whose base amount was allocated in part it is the same share, rounded down to 8
     * decimals.
     *
     * @param index the row's place in {@link #rows}
     */
    public BigDecimal allocated(int group, Side side, int index) {
        int sum = sum(group);
        if (sum == SumGroups.NONE) {
            return frame.ledger(side).amount(side == Side.LEFT ? left(group) : right(group));
        }
        FoundGroup.Cut cut = found.sums.cut(sum, side, index);
        return cut == null ? frame.ledger(side).amount(found.sums.row(sum, side, index)) : cut.allocated();
    }

    FoundGroup.@Nullable Cut cut(int group, Side side, int index) {
        int sum = sum(group);
        return sum == SumGroups.NONE ? null : found.sums.cut(sum, side, index);
    }

    /** What the search saw that found the group's rows; {@code null} for pairs and for what a key gathered. */
    public @Nullable SumCertificate certificate(int group) {
        int sum = sum(group);
        return sum == SumGroups.NONE ? null : found.sums.certificate(sum);
    }

    /** The group that holds this row, or -1. */
    public int groupOf(Side side, int row) {
        return (side == Side.LEFT ? groupOfLeft : groupOfRight)[row];
    }

    /** The rule, by its place in the list that was given to the run. */
    public int rule(int group) {
        return found.rule(order[group]);
    }

    /** 60 to 100. */
    public int score(int group) {
        return found.score(order[group]);
    }

    public GroupStatus status(int group) {
        return found.status(order[group]);
    }

    /** Whether another candidate explains one of its rows as well. Never so in a confirmed group. */
    public boolean isAmbiguous(int group) {
        return found.isAmbiguous(order[group]);
    }

    /** Up to ten pairs that rival an ambiguous pair, the closest first; empty for others. */
    public List<Alternative> alternatives(int group) {
        return found.alternatives(order[group]);
    }

    /** Up to ten groups that rival an ambiguous one, whether that is a pair or not; empty for others. */
    public List<AlternativeGroup> alternativeGroups(int group) {
        int sum = sum(group);
        return sum != SumGroups.NONE
                ? found.sums.alternatives(sum)
                : alternatives(group).stream()
                        .map(pair -> new AlternativeGroup(List.of(pair.left()), List.of(pair.right()), pair.score()))
                        .toList();
    }

    /** Left amounts less right amounts, as allocated; {@code null} across currencies, where there is no such thing. */
    public @Nullable BigDecimal difference(int group) {
        if (isSum(group)) {
            return SumExplainer.difference(frame, this, group);
        }
        Ledger left = frame.ledger(Side.LEFT);
        Ledger right = frame.ledger(Side.RIGHT);
        return left.currency(left(group)).equals(right.currency(right(group)))
                ? left.amount(left(group)).subtract(right.amount(right(group)))
                : null;
    }

    /** Field by field why the rows were put together; computed at the call. */
    public Explanation explanation(int group) {
        if (isSum(group)) {
            return new SumExplainer(frame, plan(rule(group)), this).explain(group);
        }
        return explain(rule(group), left(group), right(group));
    }

    /** The same for an alternative of the group. */
    public Explanation explanation(int group, Alternative alternative) {
        return explain(rule(group), alternative.left(), alternative.right());
    }

    private Explanation explain(int rule, int left, int right) {
        return new PairExplainer(frame, plan(rule)).explain(left, right);
    }

    private RulePlan plan(int rule) {
        RulePlan plan = plans.get(rule);
        if (plan == null) {
            throw new IllegalStateException("no plan of rule " + rule);
        }
        return plan;
    }
}
