package io.matcher.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a result, by index in the order of their left rows; all but the lists is stored in a few ints a group.
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
        this.order = Arrays.stream(groupOfLeft).filter(i -> i != NONE).toArray();
        for (int group = 0; group < order.length; group++) {
            groupOfLeft[left(group)] = group;
            groupOfRight[right(group)] = group;
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

    /** All rows of a side. */
    public int[] rows(int group, Side side) {
        return new int[] {side == Side.LEFT ? left(group) : right(group)};
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

    /** Up to ten pairs that rival an ambiguous group, the closest first; empty for others. */
    public List<Alternative> alternatives(int group) {
        return found.alternatives(order[group]);
    }

    /** Left amount less right amount; {@code null} across currencies, where there is no such thing. */
    public @Nullable BigDecimal difference(int group) {
        Ledger left = frame.ledger(Side.LEFT);
        Ledger right = frame.ledger(Side.RIGHT);
        return left.currency(left(group)).equals(right.currency(right(group)))
                ? left.amount(left(group)).subtract(right.amount(right(group)))
                : null;
    }

    /** Field by field why the two rows were put together; computed at the call. */
    public Explanation explanation(int group) {
        return explain(rule(group), left(group), right(group));
    }

    /** The same for an alternative of the group. */
    public Explanation explanation(int group, Alternative alternative) {
        return explain(rule(group), alternative.left(), alternative.right());
    }

    private Explanation explain(int rule, int left, int right) {
        RulePlan plan = plans.get(rule);
        if (plan == null) {
            throw new IllegalStateException("no plan of rule " + rule);
        }
        return new PairExplainer(frame, plan).explain(left, right);
    }
}
