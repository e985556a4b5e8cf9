package io.matcher.engine;

import java.util.Arrays;

/**
 * Pairs of rows that no rule may put together, because somebody decided so before. They are no candidates and nobody's rivals; part of a
 * run's digest.
 */
public final class RuledOut {

    private static final RuledOut NONE = new RuledOut(new long[0]);

    /** Left ordinals in the upper halves, right ones in the lower; ascending. */
    private final long[] pairs;

    private RuledOut(long[] pairs) {
        this.pairs = pairs;
    }

    public static RuledOut none() {
        return NONE;
    }

    /** The pairs of the left and right rows at the same places. */
    public static RuledOut of(int[] lefts, int[] rights) {
        if (lefts.length != rights.length) {
            throw new IllegalArgumentException(lefts.length + " left rows for " + rights.length + " right ones");
        }
        long[] pairs = new long[lefts.length];
        Arrays.setAll(pairs, i -> pair(lefts[i], rights[i]));
        Arrays.sort(pairs);
        return new RuledOut(pairs);
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    public boolean contains(int left, int right) {
        return pairs.length > 0 && Arrays.binarySearch(pairs, pair(left, right)) >= 0;
    }

    /** The right rows that this left one may not go with. */
    int[] rightsOf(int left) {
        int at = Arrays.binarySearch(pairs, pair(left, 0));
        int from = at < 0 ? -at - 1 : at;
        int to = from;
        while (to < pairs.length && left(to) == left) {
            to++;
        }
        return Arrays.stream(pairs, from, to).mapToInt(pair -> (int) pair).toArray();
    }

    int size() {
        return pairs.length;
    }

    int left(int index) {
        return (int) (pairs[index] >>> 32);
    }

    int right(int index) {
        return (int) pairs[index];
    }
}
