package io.matcher.bench.accuracy;

import io.matcher.bench.ledger.Certainty;
import io.matcher.bench.ledger.Truth;
import io.matcher.engine.Side;

/** Holds what was found against the truth. */
public final class Scorer {

    private static final int NONE = -1;

    private final Truth truth;
    private final boolean countsSums;
    private int confirmed;
    private int confirmedRight;
    private int ambiguousConfirmed;
    private int proposed;
    private int proposedRight;
    private int tellableConfirmed;
    private int tellableFound;
    private int sumsFound;

    private Scorer(Truth truth, boolean countsSums) {
        this.truth = truth;
        this.countsSums = countsSums;
    }

    /**
     * The score of what was found.
     *
     * @param countsSums whether the method was asked to put several rows together; if not, truth groups of more than one row a side
     *     are not held against its recall, while wrong pairs of their rows are held against its precision
     */
    public static Score score(Truth truth, Found found, boolean countsSums) {
        Scorer scorer = new Scorer(truth, countsSums);
        for (int group = 0; group < found.size(); group++) {
            scorer.take(found.rows(group, Side.LEFT), found.rows(group, Side.RIGHT), found.isConfirmed(group));
        }
        return scorer.score();
    }

    private void take(int[] lefts, int[] rights, boolean isConfirmed) {
        int group = truthGroup(lefts, rights);
        boolean isRight = group != NONE;
        if (isConfirmed) {
            confirmed++;
            confirmedRight += isRight ? 1 : 0;
            ambiguousConfirmed += holdsTwin(lefts, Side.LEFT) || holdsTwin(rights, Side.RIGHT) ? 1 : 0;
        } else {
            proposed++;
            proposedRight += isRight ? 1 : 0;
        }
        if (isRight && isTellable(group)) {
            tellableFound++;
            tellableConfirmed += isConfirmed ? 1 : 0;
        }
        sumsFound += isRight && truth.certainty(group) == Certainty.SUM ? 1 : 0;
    }

    /** The truth group that consists of exactly these rows, or {@link #NONE}. */
    private int truthGroup(int[] lefts, int[] rights) {
        int group = truth.group(Side.LEFT, lefts[0]);
        boolean isWhole =
                lefts.length == truth.rowsOf(group, Side.LEFT) && rights.length == truth.rowsOf(group, Side.RIGHT);
        return isWhole && allIn(group, lefts, Side.LEFT) && allIn(group, rights, Side.RIGHT) ? group : NONE;
    }

    private boolean allIn(int group, int[] rows, Side side) {
        for (int row : rows) {
            if (truth.group(side, row) != group) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsTwin(int[] rows, Side side) {
        for (int row : rows) {
            if (truth.certainty(truth.group(side, row)) == Certainty.AMBIGUOUS) {
                return true;
            }
        }
        return false;
    }

    private boolean isTellable(int group) {
        int lefts = truth.rowsOf(group, Side.LEFT);
        int rights = truth.rowsOf(group, Side.RIGHT);
        return lefts > 0
                && rights > 0
                && (countsSums || (lefts == 1 && rights == 1))
                && truth.certainty(group) == Certainty.CERTAIN;
    }

    private Score score() {
        int tellable = 0;
        int sums = 0;
        for (int group = 0; group < truth.groups(); group++) {
            tellable += isTellable(group) ? 1 : 0;
            sums += truth.certainty(group) == Certainty.SUM ? 1 : 0;
        }
        return new Score(
                confirmed,
                confirmedRight,
                ambiguousConfirmed,
                proposed,
                proposedRight,
                tellable,
                tellableConfirmed,
                tellableFound,
                sums,
                sumsFound,
                truth.lures());
    }
}
