package io.matcher.engine;

/** Why a row has no group; where several hold, the last in this order is given. */
public enum LeftoverReason {
    /** No row of the other side satisfied a rule together with it. */
    UNMATCHED(0, 0),
    /** A rule compares base currencies and the row has none. */
    MISSING_BASE_CURRENCY(1, 1),
    /** A rule compares base amounts and the row has none. */
    MISSING_BASE_AMOUNT(2, 2),
    /** A rule converts amounts and there is no rate for the row's currency and day. */
    FX_RATE_UNAVAILABLE(3, 5),
    /** So many rows look the same to a rule that the work budget was not spent on them. */
    TOO_MANY_CANDIDATES(4, 3),
    /** So many rows could be its parts that their sums were not searched; see {@link SumLimits}. */
    SEARCH_BUDGET(5, 7),
    /** It had candidates, none of them singled out, and was not chosen for a proposal. */
    AMBIGUOUS(6, 4),
    /** Rows share its key, and their sum is not its amount. */
    SPLIT_INCOMPLETE(7, 8),
    /**
     * Its own side has another row that is the same in source, amount, currency, date and text; see {@link
     * MatchResult#twinOf}. Follows from the rows and the groups, and therefore has no place of its own in a digest.
     */
    DUPLICATE_TRANSACTION(8, 6);

    private final int weight;
    private final int code;

    LeftoverReason(int weight, int code) {
        this.weight = weight;
        this.code = code;
    }

    /** Orders reasons. */
    int weight() {
        return weight;
    }

    /** Stands for the reason in a digest, and hence never changes. */
    int code() {
        return code;
    }
}
