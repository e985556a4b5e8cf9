package io.matcher.engine;

import java.util.BitSet;

/** Rows that a pair could have which was not confirmed: a sum that uses one of them has a rival. */
final class ContestedRows {

    private final BitSet left = new BitSet();
    private final BitSet right = new BitSet();

    void add(int leftRow, int rightRow) {
        left.set(leftRow);
        right.set(rightRow);
    }

    void add(Side side, int row) {
        (side == Side.LEFT ? left : right).set(row);
    }

    boolean contains(Side side, int row) {
        return (side == Side.LEFT ? left : right).get(row);
    }

    boolean containsAny(Side side, int[] rows) {
        for (int row : rows) {
            if (contains(side, row)) {
                return true;
            }
        }
        return false;
    }
}
