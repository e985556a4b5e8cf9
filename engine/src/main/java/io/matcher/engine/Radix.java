package io.matcher.engine;

import java.util.Arrays;

/** Stable orderings of positions by a number each, in linear time. */
final class Radix {

    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    private Radix() {}

    static int[] identity(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** Positions by ascending key, digit by digit from the lowest; digits above the largest key cost nothing. */
    static int[] ascending(int[] order, long[] keys) {
        if (order.length < 2) {
            return order;
        }
        long least = Arrays.stream(keys).min().orElse(0);
        long span = Arrays.stream(keys).max().orElse(0) - least;
        int[] sorted = order;
        // Keys lie within ±2^61, so that the span does not overflow.
        for (int shift = 0; span >>> shift != 0; shift += DIGIT_BITS) {
            sorted = byDigit(sorted, keys, least, shift);
        }
        return sorted;
    }

    /** Positions gathered by the leading bits of a hash. */
    static int[] byLeadingBits(int[] order, long[] hashes) {
        return byDigit(order, hashes, 0, Long.SIZE - DIGIT_BITS);
    }

    private static int[] byDigit(int[] order, long[] keys, long least, int shift) {
        int[] next = new int[BUCKETS + 1];
        for (int position : order) {
            next[digit(keys[position] - least, shift) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            next[bucket + 1] += next[bucket];
        }
        int[] sorted = new int[order.length];
        for (int position : order) {
            sorted[next[digit(keys[position] - least, shift)]++] = position;
        }
        return sorted;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (BUCKETS - 1);
    }
}
