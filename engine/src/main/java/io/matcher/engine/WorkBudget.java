package io.matcher.engine;

import java.util.Arrays;

/**
 * Decides which rows of an index are too many to be looked at.
 *
 * <p>The unit is a cell: the rows of a block that stand at one place of its sorted dimension, or the whole block where
 * there is none. A left row meets all rows of a cell or none, so that a cell costs its rows × the left rows that meet
 * it. Cells beyond the budget are skipped, the costliest first and those of equal cost together: what is skipped
 * depends on counts alone, hence not on order or threads.
 */
final class WorkBudget {

    private final MatchOptions options;
    /** By index: the left rows that meet the row there, as differences to the index before. */
    private final int[] coverage;

    private long inspected;
    private int skippedCells;
    /** By index: the first from there on that is not skipped; empty while none is. */
    private int[] nextKept = {};

    /** By index: how many before it are skipped, likewise. */
    private int[] skippedBefore = {};

    WorkBudget(MatchOptions options, int size) {
        this.options = options;
        this.coverage = new int[size + 1];
    }

    /** A left row meets the rows at these indices. */
    void meet(int from, int to) {
        coverage[from]++;
        coverage[to]--;
    }

    void settle(Blocks blocks) {
        IntColumn starts = new IntColumn();
        for (int block = 0; block < blocks.count(); block++) {
            for (int index = blocks.start(block); index < blocks.end(block); index++) {
                if (index == blocks.start(block) || !blocks.sharesPlace(index - 1, index)) {
                    starts.add(index);
                }
            }
        }
        starts.add(coverage.length - 1);
        long[] costs = costs(starts);
        long most = mostOfACell(costs);
        boolean[] skipped = new boolean[costs.length];
        for (int cell = 0; cell < costs.length; cell++) {
            skipped[cell] = costs[cell] > most;
            skippedCells += skipped[cell] ? 1 : 0;
            inspected += skipped[cell] ? 0 : costs[cell];
        }
        if (skippedCells > 0) {
            mark(starts, skipped);
        }
    }

    private long[] costs(IntColumn starts) {
        long[] costs = new long[starts.size() - 1];
        int depth = 0;
        int index = 0;
        for (int cell = 0; cell < costs.length; cell++) {
            while (index <= starts.get(cell)) {
                depth += coverage[index++];
            }
            costs[cell] = (long) depth * (starts.get(cell + 1) - starts.get(cell));
        }
        return costs;
    }

    /** The largest cost of a cell with which the pass stays within both budgets. */
    private long mostOfACell(long[] costs) {
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

    private void mark(IntColumn starts, boolean[] skipped) {
        skippedBefore = new int[coverage.length];
        for (int cell = 0; cell < skipped.length; cell++) {
            for (int index = starts.get(cell); index < starts.get(cell + 1); index++) {
                skippedBefore[index + 1] = skippedBefore[index] + (skipped[cell] ? 1 : 0);
            }
        }
        nextKept = new int[coverage.length];
        nextKept[coverage.length - 1] = coverage.length - 1;
        for (int cell = skipped.length - 1; cell >= 0; cell--) {
            int end = starts.get(cell + 1);
            for (int index = starts.get(cell); index < end; index++) {
                nextKept[index] = skipped[cell] ? nextKept[end] : index;
            }
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

    int skippedCells() {
        return skippedCells;
    }

    /** The pairs that remain to be looked at. */
    long inspected() {
        return inspected;
    }
}
