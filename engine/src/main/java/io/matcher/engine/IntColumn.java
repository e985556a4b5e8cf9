package io.matcher.engine;

import java.util.Arrays;

/** A growing column of ints. */
final class IntColumn {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    /** Half as much again, so that a long list does not need three times its size while it grows. */
    static int grown(int size) {
        return Math.addExact(size, Math.max(16, size >> 1));
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    /** The index of this value, or less than 0; values must ascend. */
    int find(int value) {
        return Arrays.binarySearch(values, 0, size, value);
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
