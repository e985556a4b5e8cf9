package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.io.IOException;

/**
 * What belongs together: for each row of a side, by its place from 0, the group; for each group its kind, its evidence and whether
 * it can be told. About 4 bytes a row and 20 a group.
 */
public final class Truth {

    private final int[] groupOfLeft;
    private final int[] groupOfRight;
    private final Kind[] kinds;
    private final Evidence[] evidence;
    private final Certainty[] certainties;
    private final int[] lefts;
    private final int[] rights;
    private final int lures;

    Truth(TruthRecorder seen) {
        groupOfLeft = seen.groups(Side.LEFT);
        groupOfRight = seen.groups(Side.RIGHT);
        kinds = seen.kinds();
        evidence = seen.evidence();
        lefts = count(groupOfLeft, kinds.length);
        rights = count(groupOfRight, kinds.length);
        certainties = new Certainty[kinds.length];
        for (int group = 0; group < kinds.length; group++) {
            boolean needsSum = kind(group) == Kind.SPLIT && evidence(group) == Evidence.NONE;
            certainties[group] = needsSum ? Certainty.SUM : Certainty.CERTAIN;
        }
        lures = new Weak(seen, this).mark(group -> certainties[group] = Certainty.WEAK);
        Twins.of(seen).forEach(group -> certainties[group] = Certainty.AMBIGUOUS);
    }

    /** Makes the ledgers once, keeping none of their rows. */
    public static Truth of(LedgerMaker maker) throws IOException {
        TruthRecorder recorder = new TruthRecorder();
        maker.make(recorder);
        return recorder.truth();
    }

    private static int[] count(int[] groupOfRow, int groups) {
        int[] counts = new int[groups];
        for (int group : groupOfRow) {
            counts[group]++;
        }
        return counts;
    }

    public int rows(Side side) {
        return (side == Side.LEFT ? groupOfLeft : groupOfRight).length;
    }

    public int group(Side side, int row) {
        return (side == Side.LEFT ? groupOfLeft : groupOfRight)[row];
    }

    public int groups() {
        return kinds.length;
    }

    /** How many rows of a side belong to the group. */
    public int rowsOf(int group, Side side) {
        return (side == Side.LEFT ? lefts : rights)[group];
    }

    public Kind kind(int group) {
        return kinds[group];
    }

    public Evidence evidence(int group) {
        return evidence[group];
    }

    public Certainty certainty(int group) {
        return certainties[group];
    }

    /**
     * How many pairs of rows without counterparts of their own look exactly as a pair without reference does, each being the only
     * explanation of the other: evidence that lies.
     */
    public int lures() {
        return lures;
    }
}
