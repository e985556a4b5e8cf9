package io.matcher.bench.ledger;

/** What a truth group is. */
public enum Kind {
    /** One row on each side. */
    PAIR,
    /** One row on each side, the right one less a fee. */
    FEE,
    /** One negative row on each side, under the reference of an earlier payment. */
    REFUND,
    /** One row on each side in different currencies. */
    FOREIGN,
    /** One row on each side, and elsewhere another pair that is equal in everything. */
    TWIN,
    /** One left row paid in several right rows. */
    SPLIT,
    /** Several left rows paid out in one right row. */
    BATCH,
    /** A row that was recorded twice: the second one, which belongs to nothing. */
    COPY,
    /** A row whose other side is missing. */
    ALONE;

    boolean isOneToOne() {
        return switch (this) {
            case PAIR, FEE, REFUND, FOREIGN, TWIN -> true;
            case SPLIT, BATCH, COPY, ALONE -> false;
        };
    }

    boolean isSingle() {
        return this == COPY || this == ALONE;
    }
}
