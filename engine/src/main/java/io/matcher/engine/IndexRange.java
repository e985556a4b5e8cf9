package io.matcher.engine;

/** Indices {@code from..to} as one long, so that millions of them are a column. */
final class IndexRange {

    static final long EMPTY = 0;

    private IndexRange() {}

    static long of(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    static int from(long range) {
        return (int) (range >>> Integer.SIZE);
    }

    static int to(long range) {
        return (int) range;
    }

    static int size(long range) {
        return Math.max(0, to(range) - from(range));
    }

    static boolean isEmpty(long range) {
        return from(range) >= to(range);
    }
}
