package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Looks at the rows that have no reference in common with anything: pairs without evidence, and rows without a counterpart. A pair
 * among them can be told only where amount, currency and the bank's days leave one explanation on both sides.
 */
final class Weak {

    /** The longest that a bank takes. */
    static final int MOST_DAYS = 3;

    private final TruthRecorder seen;
    private final Truth truth;
    private final int[] leftRows;
    private final int[] rightRows;
    private int lures;

    Weak(TruthRecorder seen, Truth truth) {
        this.seen = seen;
        this.truth = truth;
        this.leftRows = byWorthAndDay(Side.LEFT);
        this.rightRows = byWorthAndDay(Side.RIGHT);
    }

    private int[] byWorthAndDay(Side side) {
        int[] groups = seen.groups(side);
        int[] weak = IntStream.range(0, groups.length)
                .filter(row -> isWeak(groups[row]))
                .toArray();
        return Sorting.by(weak, seen.worths(side), seen.days(side));
    }

    private boolean isWeak(int group) {
        Kind kind = truth.kind(group);
        return kind.isSingle() || (kind.isOneToOne() && truth.evidence(group) == Evidence.NONE);
    }

    /** Hands over the groups that can not be told, and returns how many pairs only look like one. */
    int mark(IntConsumer weakGroup) {
        int right = 0;
        int[] partner = new int[rightRows.length];
        Arrays.fill(partner, -1);
        int[] leftChoice = new int[leftRows.length];
        for (int left = 0; left < leftRows.length; left++) {
            while (right < rightRows.length && compare(leftRows[left], rightRows[right]) > 0) {
                right++;
            }
            int candidates = 0;
            for (int other = right; other < rightRows.length && fits(leftRows[left], rightRows[other]); other++) {
                candidates++;
                partner[other] = partner[other] == -1 ? left : -2;
            }
            leftChoice[left] = candidates == 1 ? right : -1;
        }
        for (int left = 0; left < leftRows.length; left++) {
            decide(left, leftChoice[left], partner, weakGroup);
        }
        return lures;
    }

    private void decide(int left, int choice, int[] partner, IntConsumer weakGroup) {
        int group = seen.groups(Side.LEFT)[leftRows[left]];
        boolean isOnly = choice >= 0 && partner[choice] == left;
        if (!isOnly && !truth.kind(group).isSingle()) {
            weakGroup.accept(group);
        }
        if (isOnly && group != seen.groups(Side.RIGHT)[rightRows[choice]]) {
            lures++;
        }
    }

    /** Below 0 when the right row comes after everything of the left row's worth that precedes its day. */
    private int compare(int left, int right) {
        int worth = Long.compare(seen.worths(Side.LEFT)[left], seen.worths(Side.RIGHT)[right]);
        return worth != 0 ? worth : Integer.compare(seen.days(Side.LEFT)[left], seen.days(Side.RIGHT)[right]);
    }

    private boolean fits(int left, int right) {
        int days = seen.days(Side.RIGHT)[right] - seen.days(Side.LEFT)[left];
        return seen.worths(Side.LEFT)[left] == seen.worths(Side.RIGHT)[right] && days >= 0 && days <= MOST_DAYS;
    }
}
