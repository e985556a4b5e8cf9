package io.matcher.engine;

/** Why a row has no group; where several hold, the last in this order is given. */
public enum LeftoverReason {
    /** No row of the other side satisfied a rule together with it. */
    UNMATCHED(0),
    /** A rule compares base currencies and the row has none. */
    MISSING_BASE_CURRENCY(1),
    /** A rule compares base amounts and the row has none. */
    MISSING_BASE_AMOUNT(2),
    /** So many rows look the same to a rule that the work budget was not spent on them. */
    TOO_MANY_CANDIDATES(3),
    /** It had candidates, none of them singled out, and was not chosen for a proposal. */
    AMBIGUOUS(4);

    private final int weight;

    LeftoverReason(int weight) {
        this.weight = weight;
    }

    /** Orders reasons, and stands for them in a digest. */
    int weight() {
        return weight;
    }
}
