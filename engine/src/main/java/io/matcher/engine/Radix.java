package io.matcher.engine;

import java.util.Arrays;

/** Stable orderings of positions by a number each, in linear time. */
final class Radix {

    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    /** Fewer keys are sorted sooner by comparing them. */
    private static final int WORTH_DIGITS = 4 * BUCKETS;

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

    /** Sorts keys whose leading bits are spread evenly, as those of digests are: by two digits of them, and then what is left. */
    static void sortSpread(long[] keys) {
        if (keys.length < WORTH_DIGITS) {
            Arrays.sort(keys);
            return;
        }
        long[] half = byDigit(keys, Long.SIZE - 2 * DIGIT_BITS);
        System.arraycopy(byDigit(half, Long.SIZE - DIGIT_BITS), 0, keys, 0, keys.length);
        for (int i = 1; i < keys.length; i++) {
            long key = keys[i];
            int at = i;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                at--;
            }
            keys[at] = key;
        }
    }

    private static long[] byDigit(long[] keys, int shift) {
        int[] next = new int[BUCKETS + 1];
        for (long key : keys) {
            next[digit(key ^ Long.MIN_VALUE, shift) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            next[bucket + 1] += next[bucket];
        }
        long[] sorted = new long[keys.length];
        for (long key : keys) {
            sorted[next[digit(key ^ Long.MIN_VALUE, shift)]++] = key;
        }
        return sorted;
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
