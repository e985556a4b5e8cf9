package io.matcher.engine;

/** The rows of one side that are in no group, each with its reason. */
public final class Leftovers {

    private final Side side;
    private final OpenRows open;
    private final int[] rows;

    Leftovers(Side side, OpenRows open) {
        this.side = side;
        this.open = open;
        this.rows = open.rows(side);
    }

    public Side side() {
        return side;
    }

    public int size() {
        return rows.length;
    }

    /** The ordinal of the row in its ledger. */
    public int row(int index) {
        return rows[index];
    }

    public LeftoverReason reason(int index) {
        return open.reason(side, rows[index]);
    }
}
