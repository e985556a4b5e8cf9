package io.matcher.engine;

import java.util.Arrays;

/**
 * Finds all pairs that satisfy a rule among the open rows: the right side is indexed by what the rule makes equal, the
 * left side probes it.
 *
 * <p>The pairs to look at are counted before any is looked at. A block that would cost more than the budget is skipped
 * and its rows are marked {@link #isCut}: their candidates are not fully known, so nothing is decided about them. Which
 * blocks are skipped depends on counts alone, hence not on order or threads.
 */
final class CandidateSearch {

    private final Frame frame;
    private final RulePlan plan;
    private final PassSide left;
    private final PassSide right;
    private final PassTest test;
    private final Blocks blocks;
    private final boolean[] skipped;
    private final boolean[] cutLeft;
    private final boolean[] cutRight;
    private long inspected;
    private int skippedBlocks;

    CandidateSearch(Frame frame, RulePlan plan, PassSide left, PassSide right) {
        this.frame = frame;
        this.plan = plan;
        this.left = left;
        this.right = right;
        this.test = new PassTest(plan, left, right, new PairTest(frame, plan));
        this.blocks = index();
        this.skipped = new boolean[blocks.count()];
        this.cutLeft = new boolean[left.size()];
        this.cutRight = new boolean[right.size()];
        budget();
    }

    PassTest test() {
        return test;
    }

    PassSide side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Whether the row at this position has candidates that were not looked at. */
    boolean isCut(Side side, int position) {
        return (side == Side.LEFT ? cutLeft : cutRight)[position];
    }

    boolean isComplete() {
        return skippedBlocks == 0;
    }

    int skippedBlocks() {
        return skippedBlocks;
    }

    long inspectedPairs() {
        return inspected;
    }

    private Blocks index() {
        if (plan.bucketsDays()) {
            return Blocks.sorted(
                    right.size(), p -> bucketHash(right.hashes[p], bucket(right.days[p])), p -> right.amounts[p]);
        }
        if (plan.amount().isRange()) {
            return Blocks.sorted(right.size(), p -> right.hashes[p], p -> right.amounts[p]);
        }
        if (plan.days().isRange()) {
            return Blocks.sorted(right.size(), p -> right.hashes[p], p -> right.days[p]);
        }
        return Blocks.unsorted(right.size(), p -> right.hashes[p]);
    }

    private int bucket(int day) {
        return Math.floorDiv(day, plan.days().bucketDays());
    }

    private static long bucketHash(long hash, int bucket) {
        return Hashing.with(hash, bucket);
    }

    /** Receives a range of indices of a block. */
    @FunctionalInterface
    private interface Range {
        void of(int block, int from, int to);
    }

    /** The ranges that hold every candidate of a left row. */
    private void probe(int position, Range range) {
        if (!plan.bucketsDays()) {
            probe(blocks.find(left.hashes[position]), position, range);
            return;
        }
        int last = bucket(left.days[position] + plan.days().highest());
        for (int bucket = bucket(left.days[position] + plan.days().lowest()); bucket <= last; bucket++) {
            probe(blocks.find(bucketHash(left.hashes[position], bucket)), position, range);
        }
    }

    private void probe(int block, int position, Range range) {
        if (block == Blocks.NONE) {
            return;
        }
        int from = blocks.start(block);
        int to = blocks.end(block);
        if (plan.amount().isRange()) {
            long amount = left.amounts[position];
            long reach = plan.amount().reach(amount, left.currencies[position]);
            if (reach != Long.MAX_VALUE) {
                from = blocks.firstAtLeast(block, amount - reach);
                to = blocks.endOfAtMost(block, amount + reach);
            }
        } else if (plan.days().isRange()) {
            int day = left.days[position];
            from = blocks.firstAtLeast(block, day + (long) plan.days().lowest());
            to = blocks.endOfAtMost(block, day + (long) plan.days().highest());
        }
        if (from < to) {
            range.of(block, from, to);
        }
    }

    private void budget() {
        long[] pairs = new long[blocks.count()];
        for (int position = 0; position < left.size(); position++) {
            probe(position, (block, from, to) -> pairs[block] += to - from);
        }
        long most = mostPairsOfABlock(pairs);
        for (int block = 0; block < pairs.length; block++) {
            if (pairs[block] > most) {
                skipped[block] = true;
                skippedBlocks++;
            } else {
                inspected += pairs[block];
            }
        }
        if (skippedBlocks > 0) {
            markCut();
        }
    }

    /** The largest block size with which the pass stays within both budgets. Blocks of one size share one fate. */
    private long mostPairsOfABlock(long[] pairs) {
        long limit = frame.options.maxBlockPairs();
        long total = 0;
        for (long count : pairs) {
            total += count <= limit ? count : 0;
        }
        if (total <= frame.options.maxPairs()) {
            return limit;
        }
        long[] ascending = pairs.clone();
        Arrays.sort(ascending);
        long sum = 0;
        int i = 0;
        while (i < ascending.length && ascending[i] <= limit && sum + ascending[i] <= frame.options.maxPairs()) {
            sum += ascending[i++];
        }
        return i == ascending.length ? limit : ascending[i] - 1;
    }

    private void markCut() {
        int[] covered = new int[right.size() + 1];
        for (int position = 0; position < left.size(); position++) {
            int at = position;
            probe(position, (block, from, to) -> {
                if (skipped[block]) {
                    cutLeft[at] = true;
                    covered[from]++;
                    covered[to]--;
                }
            });
        }
        int depth = 0;
        for (int index = 0; index < right.size(); index++) {
            depth += covered[index];
            cutRight[blocks.position(index)] = depth > 0;
        }
    }

    Edges edges() {
        return Edges.joined(Parallel.map(frame.options.threads(), left.size(), this::edges));
    }

    private Edges edges(int fromPosition, int toPosition) {
        Edges found = new Edges();
        for (int position = fromPosition; position < toPosition; position++) {
            int at = position;
            probe(position, (block, from, to) -> {
                if (!skipped[block]) {
                    scan(at, from, to, found);
                }
            });
        }
        return found;
    }

    private void scan(int position, int from, int to, Edges found) {
        for (int index = from; index < to; index++) {
            int candidate = blocks.position(index);
            if (test.admits(position, candidate)) {
                found.add(position, candidate, test.pairClass(position, candidate));
            }
        }
    }
}
