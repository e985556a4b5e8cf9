package io.matcher.engine;

import java.util.List;

/**
 * How many rows of a stretch there are for each beginning of a hash, and then where the next of each goes: several stretches fill one
 * layout side by side, each its own places, in the order of the stretches.
 */
final class HashBuckets {

    private static final int ROWS_A_BUCKET = 2048;
    private static final int MOST_BITS = 8;

    /** The fewest bits in which rows are laid out, and so the most in which a search can be parted. */
    static final int LEAST_BITS = 4;

    /** The first index of the stretch. */
    final int from;

    /** The index after its last. */
    final int to;

    /** By the leading bits of the hash. */
    final int[] places;

    private HashBuckets(int from, int to, int[] places) {
        this.from = from;
        this.to = to;
        this.places = places;
    }

    /** The number of leading bits that part so many rows into buckets which a processor's cache holds. */
    static int bits(int rows) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows / ROWS_A_BUCKET);
        return Math.clamp(bits, LEAST_BITS, MOST_BITS);
    }

    static HashBuckets count(long[] hashes, int from, int to, int bits) {
        int[] counts = new int[1 << bits];
        int shift = Long.SIZE - bits;
        for (int i = from; i < to; i++) {
            counts[(int) (hashes[i] >>> shift)]++;
        }
        return new HashBuckets(from, to, counts);
    }

    /** Turns counts into first places; answers where each bucket starts, and last where the last one ends. */
    static int[] place(List<HashBuckets> stretches) {
        int buckets = stretches.getFirst().places.length;
        int[] starts = new int[buckets + 1];
        int place = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            starts[bucket] = place;
            for (HashBuckets stretch : stretches) {
                int count = stretch.places[bucket];
                stretch.places[bucket] = place;
                place += count;
            }
        }
        starts[buckets] = place;
        return starts;
    }

    static int largest(List<HashBuckets> stretches) {
        int largest = 0;
        for (int bucket = 0; bucket < stretches.getFirst().places.length; bucket++) {
            int count = 0;
            for (HashBuckets stretch : stretches) {
                count += stretch.places[bucket];
            }
            largest = Math.max(largest, count);
        }
        return largest;
    }

    int size() {
        return to - from;
    }
}
