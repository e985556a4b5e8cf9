package io.matcher.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something about some rows of a ledger, told in the order of the rows, in 8 bytes a row beside the thing itself. */
final class SparseRows<T> {

    private static final int FIRST_ROOM = 16;

    private int[] rows = new int[FIRST_ROOM];
    private final List<T> things = new ArrayList<>();

    /** The row comes after all that were added before. */
    void add(int row, T thing) {
        int size = things.size();
        if (size > 0 && rows[size - 1] >= row) {
            throw new IllegalArgumentException("Row " + row + " comes after row " + rows[size - 1]);
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size + (size >> 1));
        }
        rows[size] = row;
        things.add(thing);
    }

    @Nullable
    T get(int row) {
        int at = Arrays.binarySearch(rows, 0, things.size(), row);
        return at < 0 ? null : things.get(at);
    }
}
