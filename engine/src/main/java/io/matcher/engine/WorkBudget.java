package io.matcher.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Decides which rows of an index are too many to be looked at.
 *
 * <p>The unit is a cell: the rows of a block that stand at one place of its sorted dimension, or the whole block where
 * there is none. A left row meets all rows of a cell or none, so that a cell costs its rows × the left rows that meet
 * it. Cells beyond the budget are skipped, the costliest first and those of equal cost together: what is skipped
 * depends on counts alone, hence not on order or threads.
 *
 * <p>A search in several parts has one for each; {@link #settle} decides about all of them together.
 */
final class WorkBudget {

    private final Blocks blocks;
    /** By index: the left rows that meet the row there, as differences to the index before. */
    private final int[] coverage;

    private long inspected;
    private int skippedCells;
    private long largest;
    /** By index: the first from there on that is not skipped; empty while none is. */
    private int[] nextKept = {};

    /** By index: how many before it are skipped, likewise. */
    private int[] skippedBefore = {};

    /** @param size of the index */
    WorkBudget(Blocks blocks, int size) {
        this.blocks = blocks;
        this.coverage = new int[size + 1];
    }

    /** A left row meets the rows at these indices. */
    void meet(int from, int to) {
        coverage[from]++;
        coverage[to]--;
    }

    /** Receives a cell's indices and what it costs. */
    @FunctionalInterface
    private interface Cell {
        void of(int from, int to, long cost);
    }

    /** Adds up what all cells cost; called when every left row has said what it meets. */
    void tally() {
        eachCell((from, to, cost) -> {
            inspected += cost;
            largest = Math.max(largest, cost);
        });
    }

    private void eachCell(Cell cell) {
        int depth = 0;
        for (int block = 0; block < blocks.count(); block++) {
            int from = blocks.start(block);
            int end = blocks.end(block);
            for (int index = from; index < end; index++) {
                depth += coverage[index];
                if (index + 1 == end || !blocks.sharesPlace(index, index + 1)) {
                    cell.of(from, index + 1, (long) depth * (index + 1 - from));
                    from = index + 1;
                }
            }
        }
    }

    /** Skips what is beyond the options' limits in all parts of a search. */
    static void settle(List<WorkBudget> parts, MatchOptions options) {
        long total = 0;
        long largest = 0;
        for (WorkBudget part : parts) {
            total += part.inspected;
            largest = Math.max(largest, part.largest);
        }
        if (largest > options.maxBlockPairs() || total > options.maxPairs()) {
            long[] costs = parts.stream()
                    .flatMapToLong(part -> Arrays.stream(part.costs()))
                    .toArray();
            long most = mostOfACell(costs, options);
            parts.forEach(part -> part.skip(most));
        }
    }

    private long[] costs() {
        LongColumn costs = new LongColumn();
        eachCell((from, to, cost) -> costs.add(cost));
        return costs.toArray();
    }

    /** The largest cost of a cell with which the pass stays within both budgets. */
    private static long mostOfACell(long[] costs, MatchOptions options) {
        long limit = options.maxBlockPairs();
        long total = 0;
        for (long cost : costs) {
            total += cost <= limit ? cost : 0;
        }
        if (total <= options.maxPairs()) {
            return limit;
        }
        long[] ascending = costs.clone();
        Arrays.sort(ascending);
        long sum = 0;
        int i = 0;
        while (sum + ascending[i] <= options.maxPairs()) {
            sum += ascending[i++];
        }
        return ascending[i] - 1;
    }

    /** The greatest cost such that all costs up to it together stay within the budget; any where all do. */
    static long mostWithin(long[] ascending, long budget) {
        long sum = 0;
        for (long cost : ascending) {
            if (sum > budget - cost) {
                return cost - 1;
            }
            sum += cost;
        }
        return Long.MAX_VALUE;
    }

    private void skip(long most) {
        if (largest <= most) {
            return;
        }
        inspected = 0;
        skippedBefore = new int[coverage.length];
        nextKept = new int[coverage.length];
        eachCell((from, to, cost) -> {
            boolean isSkipped = cost > most;
            skippedCells += isSkipped ? 1 : 0;
            inspected += isSkipped ? 0 : cost;
            for (int index = from; index < to; index++) {
                skippedBefore[index + 1] = skippedBefore[index] + (isSkipped ? 1 : 0);
            }
        });
        nextKept[coverage.length - 1] = coverage.length - 1;
        for (int index = coverage.length - 2; index >= 0; index--) {
            nextKept[index] = skippedBefore[index + 1] > skippedBefore[index] ? nextKept[index + 1] : index;
        }
    }

    /** The first index from this one on that is not skipped: skipping costs nothing however much is skipped. */
    int nextKept(int index) {
        return skippedCells == 0 ? index : nextKept[index];
    }

    boolean isSkipped(int index) {
        return skippedCells > 0 && skippedBefore[index + 1] > skippedBefore[index];
    }

    boolean skipsAny(int from, int to) {
        return skippedCells > 0 && skippedBefore[to] > skippedBefore[from];
    }

    int size() {
        return coverage.length - 1;
    }

    int skippedCells() {
        return skippedCells;
    }

    /** The pairs that remain to be looked at. */
    long inspected() {
        return inspected;
    }
}
