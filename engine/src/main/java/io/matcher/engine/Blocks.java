package io.matcher.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Positions of one side gathered by hash, and within a block sorted by a dimension where the rule asks for a range of
 * it. Building is linear but for that sort; a look-up is one probe.
 */
final class Blocks {

    static final int NONE = -1;

    /** Block + 1 by slot; 0 where there is none. Half of the slots stay empty, or those who look for nothing look long. */
    private final int[] slots;

    private final int mask;
    private final int shift;
    /** Leading bits that all hashes share, and that tell nothing therefore. */
    private final int prefixBits;

    private final int count;
    private final long[] hashes;
    private final int[] starts;
    private final int[] order;
    private final long[] sorted;

    /** What a block is sorted by. */
    @FunctionalInterface
    interface Dimension {
        long of(int position);
    }

    /** What makes a block. */
    @FunctionalInterface
    interface BlockHash {
        long of(int position);
    }

    /** With {@code dimension} sorted inside each block; see {@link #unsorted}. */
    static Blocks sorted(int size, BlockHash hash, Dimension dimension) {
        return of(hashes(size, hash), 0, dimension);
    }

    static Blocks unsorted(int size, BlockHash hash) {
        return of(hashes(size, hash), 0, null);
    }

    private static long[] hashes(int size, BlockHash hash) {
        long[] hashes = new long[size];
        Arrays.setAll(hashes, hash::of);
        return hashes;
    }

    /**
     * The positions {@code from..to}.
     *
     * @param ofPositions the hash of each, by position
     * @param prefixBits how many leading bits all of these hashes share
     */
    static Blocks among(long[] ofPositions, int from, int to, int prefixBits, @Nullable Dimension dimension) {
        return new Blocks(ofPositions, from, to - from, from, prefixBits, dimension);
    }

    /** The positions from {@code first} on, one for each hash. */
    static Blocks of(long[] hashes, int first, @Nullable Dimension dimension) {
        return new Blocks(hashes, 0, hashes.length, first, 0, dimension);
    }

    private Blocks(long[] given, int from, int size, int first, int prefixBits, @Nullable Dimension dimension) {
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, size)) << 2);
        this.slots = new int[capacity];
        this.mask = capacity - 1;
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        this.prefixBits = prefixBits;
        int[] blockOf = new int[size];
        long[] found = new long[size];
        int[] sizes = new int[size + 1];
        int blocks = 0;
        for (int i = 0; i < size; i++) {
            long hash = given[from + i];
            int slot = slot(hash);
            while (slots[slot] != 0 && found[slots[slot] - 1] != hash) {
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0) {
                found[blocks++] = hash;
                slots[slot] = blocks;
            }
            blockOf[i] = slots[slot] - 1;
            sizes[slots[slot]]++;
        }
        this.count = blocks;
        this.hashes = found;
        this.starts = sizes;
        for (int block = 0; block < count; block++) {
            starts[block + 1] += starts[block];
        }
        this.order = new int[size];
        gather(blockOf, first);
        this.sorted = new long[dimension == null ? 0 : size];
        if (dimension != null) {
            sort(dimension);
        }
    }

    private void gather(int[] blockOf, int first) {
        if (count == blockOf.length) {
            Arrays.setAll(order, i -> first + i);
            return;
        }
        int[] next = Arrays.copyOf(starts, count);
        for (int i = 0; i < blockOf.length; i++) {
            order[next[blockOf[i]]++] = first + i;
        }
    }

    private void sort(Dimension dimension) {
        for (int i = 0; i < order.length; i++) {
            sorted[i] = dimension.of(order[i]);
        }
        for (int block = 0; block < count; block++) {
            sort(starts[block], starts[block + 1]);
        }
    }

    /** By leading bits, so that positions laid out by those walk the table from end to end. */
    private int slot(long hash) {
        return (int) ((hash << prefixBits) >>> shift);
    }

    /** Sorts order and dimension together: through the indices of a block, then in place. */
    private void sort(int from, int to) {
        boolean isOrdered = true;
        for (int i = from + 1; i < to && isOrdered; i++) {
            isOrdered = sorted[i - 1] <= sorted[i];
        }
        if (isOrdered) {
            return;
        }
        int[] places = new int[to - from];
        Arrays.setAll(places, i -> from + i);
        IntSort.sort(places, (a, b) -> Long.compare(sorted[a], sorted[b]));
        int[] newOrder = new int[places.length];
        long[] newSorted = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            newOrder[i] = order[places[i]];
            newSorted[i] = sorted[places[i]];
        }
        System.arraycopy(newOrder, 0, order, from, places.length);
        System.arraycopy(newSorted, 0, sorted, from, places.length);
    }

    int count() {
        return count;
    }

    /** The block of this hash, or {@link #NONE}. */
    int find(long hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int block = slots[slot] - 1;
            if (hashes[block] == hash) {
                return block;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    int start(int block) {
        return starts[block];
    }

    int end(int block) {
        return starts[block + 1];
    }

    /** Whether two neighbouring indices of a block stand at one place of its dimension; so do all without one. */
    boolean sharesPlace(int index, int next) {
        return sorted.length == 0 || sorted[index] == sorted[next];
    }

    int position(int index) {
        return order[index];
    }

    /** The first index of the block whose dimension is at least {@code value}. */
    int firstAtLeast(int block, long value) {
        int low = starts[block];
        int high = starts[block + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index after the last of the block whose dimension is at most {@code value}. */
    int endOfAtMost(int block, long value) {
        return value == Long.MAX_VALUE ? end(block) : firstAtLeast(block, value + 1);
    }
}
