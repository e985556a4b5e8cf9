package io.matcher.matching;

import io.matcher.engine.Side;
import java.util.BitSet;

/** Which rows of a run's ledgers it may write; the others are there to rival them. */
final class Scope {

    private final boolean whole;
    private final BitSet left = new BitSet();
    private final BitSet right = new BitSet();

    Scope(boolean whole) {
        this.whole = whole;
    }

    void admit(Side side, int row) {
        rows(side).set(row);
    }

    boolean contains(Side side, int row) {
        return whole || rows(side).get(row);
    }

    boolean isWhole() {
        return whole;
    }

    /** How many rows of a side with so many lie inside. */
    int count(Side side, int size) {
        return whole ? size : rows(side).cardinality();
    }

    private BitSet rows(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
