package io.matcher.engine;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is derived from a row's texts, kept while a rule's pass compares rows over and over. Threads may derive a value
 * twice; values are immutable, so that it does not matter whose is kept.
 */
final class RowCache<T> {

    private final IntFunction<T> derive;
    private final int rows;
    private @Nullable Object[] kept = new Object[0];

    RowCache(int rows, IntFunction<T> derive) {
        this.rows = rows;
        this.derive = derive;
    }

    /** Makes room for all rows: from here on values are kept. */
    void keep() {
        kept = new Object[rows];
    }

    void release() {
        kept = new Object[0];
    }

    @SuppressWarnings("unchecked") // Only what derive answered is kept, and arrays of T can not be made.
    T get(int row) {
        @Nullable Object[] values = kept;
        if (row >= values.length) {
            return derive.apply(row);
        }
        Object known = values[row];
        if (known == null) {
            known = derive.apply(row);
            values[row] = known;
        }
        return (T) known;
    }
}
