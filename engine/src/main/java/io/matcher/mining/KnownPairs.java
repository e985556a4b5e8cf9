package io.matcher.mining;

import io.matcher.engine.Ledger;

/**
 * Pairs that are known to be right, because they were confirmed: each row of the left belongs to the row of the same ordinal on the
 * right.
 */
public record KnownPairs(Ledger left, Ledger right) {

    public KnownPairs {
        if (left.size() != right.size()) {
            throw new IllegalArgumentException(
                    "Each row needs its counterpart, but there are " + left.size() + " and " + right.size());
        }
    }

    public int size() {
        return left.size();
    }
}
