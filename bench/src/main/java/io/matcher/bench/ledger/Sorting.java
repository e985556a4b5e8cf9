package io.matcher.bench.ledger;

import java.util.Arrays;

/** Sorts row numbers by a long and, within it, an int, without an object a row. */
final class Sorting {

    private Sorting() {}

    static int[] by(int[] rows, long[] first, int[] second) {
        // The index goes into the low bits of what is sorted, the top of the hash into the high ones; ties are settled
        // afterwards.
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, rows.length));
        long mask = (1L << bits) - 1;
        long[] packed = new long[rows.length];
        Arrays.setAll(packed, i -> (first[rows[i]] & ~mask) | i);
        Arrays.sort(packed);
        int[] sorted = new int[rows.length];
        Arrays.setAll(sorted, i -> rows[(int) (packed[i] & mask)]);
        settle(sorted, first, second, mask);
        return sorted;
    }

    private static void settle(int[] sorted, long[] first, int[] second, long mask) {
        int from = 0;
        for (int to = 1; to <= sorted.length; to++) {
            if (to == sorted.length || (first[sorted[to]] & ~mask) != (first[sorted[from]] & ~mask)) {
                if (to - from > 1) {
                    settle(sorted, from, to, first, second);
                }
                from = to;
            }
        }
    }

    private static void settle(int[] sorted, int from, int to, long[] first, int[] second) {
        Integer[] run = new Integer[to - from];
        Arrays.setAll(run, i -> sorted[from + i]);
        Arrays.sort(run, (a, b) -> {
            int order = Long.compare(first[a], first[b]);
            return order != 0 ? order : Integer.compare(second[a], second[b]);
        });
        for (int i = 0; i < run.length; i++) {
            sorted[from + i] = run[i];
        }
    }
}
