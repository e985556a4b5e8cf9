package io.matcher.bench.ledger;

import java.util.Arrays;

/** What is kept of the rows of one side, 24 bytes each. */
final class RowFacts {

    private int[] groups = new int[1024];
    private int[] days = new int[1024];
    private long[] looks = new long[1024];
    private long[] worths = new long[1024];
    private int size;

    void add(Entry entry) {
        if (size == groups.length) {
            resize(size * 2);
        }
        groups[size] = entry.belonging().group();
        days[size] = entry.day();
        looks[size] = entry.looks();
        worths[size++] = entry.worth();
    }

    private void resize(int room) {
        groups = Arrays.copyOf(groups, room);
        days = Arrays.copyOf(days, room);
        looks = Arrays.copyOf(looks, room);
        worths = Arrays.copyOf(worths, room);
    }

    void trim() {
        resize(size);
    }

    int[] groups() {
        return groups;
    }

    int[] days() {
        return days;
    }

    /** See {@link Entry#looks}. */
    long[] looks() {
        return looks;
    }

    /** See {@link Entry#worth}. */
    long[] worths() {
        return worths;
    }
}
