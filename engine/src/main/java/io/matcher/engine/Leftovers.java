package io.matcher.engine;

/** The rows of one side that are in no group, each with its reason. */
public final class Leftovers {

    private final Side side;
    private final OpenRows open;
    private final Twins twins;
    private final int[] rows;

    Leftovers(Side side, OpenRows open, Twins twins) {
        this.side = side;
        this.open = open;
        this.twins = twins;
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

    /** That a row has a twin tells more than that nothing, or too much, went with it. */
    static LeftoverReason reason(OpenRows open, Twins twins, Side side, int row) {
        LeftoverReason found = open.reason(side, row);
        boolean gives = found == LeftoverReason.UNMATCHED || found == LeftoverReason.AMBIGUOUS;
        return gives && twins.of(row) >= 0 ? LeftoverReason.DUPLICATE_TRANSACTION : found;
    }

    public LeftoverReason reason(int index) {
        return reason(open, twins, side, rows[index]);
    }
}
