package io.matcher.engine;

import java.util.Arrays;

/** Which rows are still open in a run, and what is known about why. */
final class OpenRows {

    private final OpenSide left;
    private final OpenSide right;

    OpenRows(int left, int right) {
        this.left = new OpenSide(left);
        this.right = new OpenSide(right);
    }

    /** The state of one ledger's rows. */
    private static final class OpenSide {
        private final boolean[] taken;
        private final byte[] reasons;
        private int open;

        OpenSide(int rows) {
            taken = new boolean[rows];
            reasons = new byte[rows];
            open = rows;
        }
    }

    private OpenSide of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    int[] rows(Side side) {
        OpenSide state = of(side);
        int[] rows = new int[state.open];
        int size = 0;
        for (int row = 0; row < state.taken.length; row++) {
            if (!state.taken[row]) {
                rows[size++] = row;
            }
        }
        return rows;
    }

    void take(Side side, int row) {
        OpenSide state = of(side);
        if (state.taken[row]) {
            throw new IllegalStateException(side + " row " + row + " is in two groups");
        }
        state.taken[row] = true;
        state.open--;
    }

    /** Undoes {@link #take}. */
    void giveBack(Side side, int row) {
        OpenSide state = of(side);
        state.taken[row] = false;
        state.open++;
    }

    boolean areOpen(Side side, int[] rows) {
        for (int row : rows) {
            if (!isOpen(side, row)) {
                return false;
            }
        }
        return true;
    }

    boolean isOpen(Side side, int row) {
        return !of(side).taken[row];
    }

    int count(Side side) {
        return of(side).open;
    }

    /** Keeps the weightiest reason; rows are noted by one thread each. */
    void note(Side side, int row, LeftoverReason reason) {
        byte[] reasons = of(side).reasons;
        reasons[row] = (byte) Math.max(reasons[row], reason.weight());
    }

    LeftoverReason reason(Side side, int row) {
        int weight = of(side).reasons[row];
        return Arrays.stream(LeftoverReason.values())
                .filter(reason -> reason.weight() == weight)
                .findFirst()
                .orElseThrow();
    }
}
