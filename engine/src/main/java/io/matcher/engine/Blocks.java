package io.matcher.engine;

import java.util.Arrays;

/**
 * Positions of one side gathered by hash, and within a block sorted by a dimension where the rule asks for a range of
 * it. Building is linear but for that sort; a look-up is one probe.
 */
final class Blocks {

    static final int NONE = -1;

    private final long[] slotHashes;
    private final int[] slotBlocks;
    private final int mask;
    private final int shift;
    private final int[] starts;
    private final int[] order;
    private final long[] sorted;
    private final int count;

    /** Gives a position's place on the sorted dimension. */
    @FunctionalInterface
    interface Dimension {
        long of(int position);
    }

    /** Gives a position's block hash. */
    @FunctionalInterface
    interface BlockHash {
        long of(int position);
    }

    /** With {@code dimension} sorted inside each block; see {@link #unsorted}. */
    static Blocks sorted(int size, BlockHash hash, Dimension dimension) {
        Blocks blocks = new Blocks(size, hash, true);
        for (int i = 0; i < size; i++) {
            blocks.sorted[i] = dimension.of(blocks.order[i]);
        }
        for (int block = 0; block < blocks.count; block++) {
            blocks.sort(blocks.starts[block], blocks.starts[block + 1]);
        }
        return blocks;
    }

    static Blocks unsorted(int size, BlockHash hash) {
        return new Blocks(size, hash, false);
    }

    private Blocks(int size, BlockHash hash, boolean isSorted) {
        int capacity = Integer.highestOneBit(Math.max(8, size)) << 1;
        slotHashes = new long[capacity];
        slotBlocks = new int[capacity];
        Arrays.fill(slotBlocks, NONE);
        mask = capacity - 1;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        int[] blockOf = new int[size];
        IntColumn sizes = new IntColumn();
        for (int i = 0; i < size; i++) {
            blockOf[i] = enter(hash.of(i), sizes);
        }
        count = sizes.size();
        starts = new int[count + 1];
        for (int block = 0; block < count; block++) {
            starts[block + 1] = starts[block] + sizes.get(block);
        }
        order = new int[size];
        int[] next = Arrays.copyOf(starts, count);
        for (int i = 0; i < size; i++) {
            order[next[blockOf[i]]++] = i;
        }
        sorted = new long[isSorted ? size : 0];
    }

    private int enter(long hash, IntColumn sizes) {
        int slot = slot(hash);
        while (slotBlocks[slot] != NONE && slotHashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        if (slotBlocks[slot] == NONE) {
            slotHashes[slot] = hash;
            slotBlocks[slot] = sizes.size();
            sizes.add(0);
        }
        int block = slotBlocks[slot];
        sizes.set(block, sizes.get(block) + 1);
        return block;
    }

    /** By leading bits, so that positions laid out by those walk the table from end to end. */
    private int slot(long hash) {
        return (int) (hash >>> shift);
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
        while (slotBlocks[slot] != NONE) {
            if (slotHashes[slot] == hash) {
                return slotBlocks[slot];
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
