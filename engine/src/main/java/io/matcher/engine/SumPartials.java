package io.matcher.engine;

import io.matcher.engine.FoundGroup.Cut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups of a key whose rows do not add up, where the rule allows parts of rows to be allocated.
 *
 * <p>Parts that fall short of their target are allocated whole, and of the target as much as they come to. Parts that
 * exceed it are allocated in the order of their days, and the last one in part; which one that is follows a custom and
 * no evidence, so that such a group is proposed and not confirmed. A key that several targets share allocates nothing.
 */
final class SumPartials {

    /** Of the amounts that are stored. */
    private static final int DECIMALS = 8;

    private final Frame frame;
    private final SumRule rule;
    private final SumAmounts amounts;
    /** How many targets have the row among the parts of their key. */
    private final int[] sharedLeft;

    private final int[] sharedRight;

    SumPartials(Frame frame, SumRule rule, SumFinder finder) {
        this.frame = frame;
        this.rule = rule;
        this.amounts = finder.amounts();
        boolean isUsed = rule.allocation().allowPartial();
        this.sharedLeft = new int[isUsed ? frame.ledger(Side.LEFT).size() : 0];
        this.sharedRight = new int[isUsed ? frame.ledger(Side.RIGHT).size() : 0];
        for (SumTask task : isUsed ? finder.tasks() : List.<SumTask>of()) {
            for (int part : task.keyed) {
                shared(task)[part]++;
            }
        }
    }

    private int[] shared(SumTask task) {
        return task.side == Side.LEFT ? sharedRight : sharedLeft;
    }

    /** What the rows of its key lack to make up the target. */
    BigDecimal missing(SumTask task) {
        return amounts.get(task.side, task.row).subtract(amounts.total(task.side.other(), task.keyed));
    }

    @Nullable
    FoundGroup of(SumTask task) {
        if (!rule.allocation().allowPartial() || Arrays.stream(task.keyed).anyMatch(part -> shared(task)[part] > 1)) {
            return null;
        }
        BigDecimal target = amounts.get(task.side, task.row);
        BigDecimal sum = amounts.total(task.side.other(), task.keyed);
        if (target.signum() == 0 || sum.signum() != target.signum()) {
            return null;
        }
        return sum.abs().compareTo(target.abs()) < 0 ? fallingShort(task, sum) : exceeding(task, target);
    }

    private FoundGroup fallingShort(SumTask task, BigDecimal sum) {
        return cut(group(task, task.keyed), task.side, task.row, sum);
    }

    /** What base amounts leave of a row's own amount is a share of it: a matter for review. */
    private FoundGroup cut(FoundGroup group, Side side, int row, BigDecimal part) {
        if (!rule.allocation().useBaseAmount()) {
            return group.cut(new Cut(side, row, part, part));
        }
        BigDecimal own = frame.ledger(side)
                .amount(row)
                .multiply(part)
                .divide(amounts.get(side, row), DECIMALS, RoundingMode.DOWN);
        return group.cut(new Cut(side, row, part, own)).proposed();
    }

    private FoundGroup group(SumTask task, int[] parts) {
        boolean isOneCurrency = Arrays.stream(parts)
                .allMatch(part -> frame.currency(task.side.other(), part) == frame.currency(task.side, task.row));
        return FoundGroup.of(task.side, task.row, parts, rule.score(isOneCurrency), null);
    }

    private @Nullable FoundGroup exceeding(SumTask task, BigDecimal target) {
        Side other = task.side.other();
        if (Arrays.stream(task.keyed).anyMatch(part -> amounts.signum(other, part) != target.signum())) {
            return null;
        }
        int[] days = frame.days(other, rule.plan().dating());
        CanonicalOrder order = new CanonicalOrder(frame.ledger(other));
        int[] inOrder = task.keyed.clone();
        IntSort.sort(inOrder, (a, b) -> days[a] == days[b] ? order.compare(a, b) : Integer.compare(days[a], days[b]));
        BigDecimal left = target;
        int taken = 0;
        while (amounts.get(other, inOrder[taken]).abs().compareTo(left.abs()) < 0) {
            left = left.subtract(amounts.get(other, inOrder[taken++]));
        }
        FoundGroup group = group(task, Arrays.copyOf(inOrder, taken + 1)).proposed();
        return amounts.get(other, inOrder[taken]).compareTo(left) == 0
                ? group
                : cut(group, other, inOrder[taken], left);
    }
}
