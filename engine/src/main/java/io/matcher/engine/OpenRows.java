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
        /** A bit a row, because pairs take rows in no order: as bits, those of a million stay in a processor's cache. */
        private final long[] taken;

        private final int size;
        private final byte[] reasons;
        private int open;

        OpenSide(int rows) {
            taken = new long[(rows + Long.SIZE - 1) / Long.SIZE];
            size = rows;
            reasons = new byte[rows];
            open = rows;
        }

        boolean isTaken(int row) {
            return (taken[row / Long.SIZE] & 1L << row) != 0;
        }
    }

    private OpenSide of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    int[] rows(Side side) {
        OpenSide state = of(side);
        int[] rows = new int[state.open];
        int size = 0;
        for (int from = 0; from < state.size; from += Long.SIZE) {
            long left = ~state.taken[from / Long.SIZE];
            int bits = Math.min(Long.SIZE, state.size - from);
            for (left &= -1L >>> (Long.SIZE - bits); left != 0; left &= left - 1) {
                rows[size++] = from + Long.numberOfTrailingZeros(left);
            }
        }
        return rows;
    }

    void take(Side side, int row) {
        OpenSide state = of(side);
        if (state.isTaken(row)) {
            throw new IllegalStateException(side + " row " + row + " is in two groups");
        }
        state.taken[row / Long.SIZE] |= 1L << row;
        state.open--;
    }

    /** Undoes {@link #take}. */
    void giveBack(Side side, int row) {
        OpenSide state = of(side);
        state.taken[row / Long.SIZE] &= ~(1L << row);
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
        return !of(side).isTaken(row);
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
