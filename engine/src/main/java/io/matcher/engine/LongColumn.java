package io.matcher.engine;

import java.util.Arrays;

/** A growing column of longs. */
final class LongColumn {

    private long[] values;
    private int size;

    LongColumn() {
        this(16);
    }

    LongColumn(int capacity) {
        values = new long[capacity];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, IntColumn.grown(size));
        }
        values[size++] = value;
    }

    long get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
