package io.matcher.engine;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows of both sides that a rule takes to be of one kind: equal in currency, keys and whatever else it makes equal.
 * Rows stand by day where the rule asks for a range of days.
 */
final class SumBlock {

    private final Frame frame;
    private final SumRule rule;
    private final SumSide left;
    private final SumSide right;
    private final int leftBlock;
    private final int rightBlock;

    SumBlock(Frame frame, SumRule rule, SumSide left, SumSide right, int leftBlock, int rightBlock) {
        this.frame = frame;
        this.rule = rule;
        this.left = left;
        this.right = right;
        this.leftBlock = leftBlock;
        this.rightBlock = rightBlock;
    }

    private SumSide of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    private int block(Side side) {
        return side == Side.LEFT ? leftBlock : rightBlock;
    }

    int from(Side side) {
        return of(side).blocks.start(block(side));
    }

    int to(Side side) {
        return of(side).blocks.end(block(side));
    }

    int count(Side side) {
        return to(side) - from(side);
    }

    int row(Side side, int index) {
        return of(side).row(index);
    }

    int[] rows(Side side) {
        int[] rows = new int[count(side)];
        Arrays.setAll(rows, i -> row(side, from(side) + i));
        return rows;
    }

    /** Where the rows begin that may go with the row at this index by their days. */
    int reachFrom(Side target, int index) {
        DayTest days = rule.plan().days();
        if (!days.isRange()) {
            return from(target.other());
        }
        long lowest = target == Side.LEFT ? days.lowest() : -(long) days.highest();
        SumSide parts = of(target.other());
        return parts.blocks.firstAtLeast(block(target.other()), of(target).day(index) + lowest);
    }

    /** And where they end. */
    int reachTo(Side target, int index) {
        DayTest days = rule.plan().days();
        if (!days.isRange()) {
            return to(target.other());
        }
        long highest = target == Side.LEFT ? days.highest() : -(long) days.lowest();
        SumSide parts = of(target.other());
        return parts.blocks.endOfAtMost(block(target.other()), of(target).day(index) + highest);
    }

    void cover(Side side, int from, int to) {
        of(side).cover(from, to);
    }

    /** The rows that may go with the row at this index. */
    int[] parts(Side target, int index) {
        Side other = target.other();
        IntColumn parts = new IntColumn();
        int to = reachTo(target, index);
        for (int i = reachFrom(target, index); i < to; i++) {
            if (admits(target, index, i)) {
                parts.add(row(other, i));
            }
        }
        return parts.toArray();
    }

    private boolean admits(Side target, int index, int part) {
        int l = target == Side.LEFT ? index : part;
        int r = target == Side.LEFT ? part : index;
        return daysAdmit(left.day(l), right.day(r)) && !frame.ruledOut.contains(left.row(l), right.row(r));
    }

    private boolean daysAdmit(int leftDay, int rightDay) {
        return rule.plan().days().kind() != DayTest.Kind.DAYS
                || rule.plan().days().admits(leftDay, rightDay);
    }

    /** Whether every row may go with every row of the other side. */
    boolean isWhole() {
        return (frame.ruledOut.isEmpty() || !hasRuledOut())
                && (!rule.plan().days().isRange() || allDaysAgree());
    }

    private boolean hasRuledOut() {
        BitSet rights = new BitSet();
        for (int row : rows(Side.RIGHT)) {
            rights.set(row);
        }
        for (int row : rows(Side.LEFT)) {
            for (int ruledOut : frame.ruledOut.rightsOf(row)) {
                if (rights.get(ruledOut)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean allDaysAgree() {
        int first = left.day(from(Side.LEFT));
        int last = left.day(to(Side.LEFT) - 1);
        int firstRight = right.day(from(Side.RIGHT));
        int lastRight = right.day(to(Side.RIGHT) - 1);
        if (firstRight - last < rule.plan().days().lowest()
                || lastRight - first > rule.plan().days().highest()) {
            return false;
        }
        return leastDistance() >= rule.plan().days().leastDistance();
    }

    /** The fewest days between a left and a right row, both sorted: one walk. */
    private int leastDistance() {
        int least = Integer.MAX_VALUE;
        int l = from(Side.LEFT);
        int r = from(Side.RIGHT);
        while (l < to(Side.LEFT) && r < to(Side.RIGHT)) {
            least = Math.min(least, Math.abs(left.day(l) - right.day(r)));
            if (left.day(l) < right.day(r)) {
                l++;
            } else {
                r++;
            }
        }
        return least;
    }
}
