package io.matcher.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Finds pairs whose texts need not be equal: every right row stands in the index once for each of its keys, and a left
 * row looks under the rarest of its own, as many as its {@link KeyFamily families} demand. Currency, amount and days
 * narrow what stands under a key.
 */
final class KeyedSearch implements PairSearch {

    private final Frame frame;
    private final RulePlan plan;
    private final TextRule text;
    private final PassSide left;
    private final PassSide right;
    private final PassTest test;
    private final int[] entryPositions;
    private final Blocks blocks;
    private final WorkBudget budget;
    private final boolean[] cutLeft;
    private final boolean[] cutRight;
    /** By left position: where its ranges end; they begin where those of the position before end. */
    private final int[] rangeEnds;

    private final IntColumn rangeFrom = new IntColumn();
    private final IntColumn rangeTo = new IntColumn();

    KeyedSearch(Frame frame, RulePlan plan, TextRule text, PassSide left, PassSide right) {
        this.frame = frame;
        this.plan = plan;
        this.text = text;
        this.left = left;
        this.right = right;
        this.test = new PassTest(plan, left, right, new PairTest(frame, plan));
        IntColumn positions = new IntColumn();
        LongColumn hashes = new LongColumn();
        enterAll(positions, hashes);
        this.entryPositions = positions.toArray();
        this.blocks = index(hashes.toArray());
        this.budget = new WorkBudget(frame.options, entryPositions.length);
        this.cutLeft = new boolean[left.size()];
        this.cutRight = new boolean[right.size()];
        this.rangeEnds = new int[left.size()];
        for (int position = 0; position < left.size(); position++) {
            choose(position);
            rangeEnds[position] = rangeFrom.size();
        }
        for (int range = 0; range < rangeFrom.size(); range++) {
            budget.meet(rangeFrom.get(range), rangeTo.get(range));
        }
        budget.settle(blocks);
        if (!isComplete()) {
            markCut();
        }
    }

    private void enterAll(IntColumn positions, LongColumn hashes) {
        for (int position = 0; position < right.size(); position++) {
            long hash = bucketed(right.hashes[position], bucket(right.days[position]));
            long[] keys = text.families(Side.RIGHT, right.rows[position]).stream()
                    .flatMapToLong(family -> Arrays.stream(family.keys))
                    .distinct()
                    .toArray();
            for (long key : keys) {
                positions.add(position);
                hashes.add(Hashing.with(hash, key));
            }
        }
    }

    private Blocks index(long[] hashes) {
        if (plan.amount().isRange()) {
            return Blocks.sorted(hashes.length, e -> hashes[e], e -> right.amounts[entryPositions[e]]);
        }
        if (plan.days().isRange()) {
            return Blocks.sorted(hashes.length, e -> hashes[e], e -> right.days[entryPositions[e]]);
        }
        return Blocks.unsorted(hashes.length, e -> hashes[e]);
    }

    private int bucket(int day) {
        return plan.bucketsDays() ? Math.floorDiv(day, plan.days().bucketDays()) : 0;
    }

    private long bucketed(long hash, int bucket) {
        return plan.bucketsDays() ? Hashing.with(hash, bucket) : hash;
    }

    /** Notes the ranges to look into for a left row: of every family the keys under which the fewest stand. */
    private void choose(int position) {
        for (KeyFamily family : text.families(Side.LEFT, left.rows[position])) {
            long[] keys = family.keys;
            long[] met = new long[keys.length];
            for (int i = 0; i < keys.length; i++) {
                met[i] = count(position, keys[i]);
            }
            int[] order = Radix.identity(keys.length);
            IntSort.sort(order, (a, b) -> {
                int byCount = Long.compare(met[a], met[b]);
                return byCount == 0 ? Long.compare(keys[a], keys[b]) : byCount;
            });
            long covered = 0;
            for (int i = 0; i < order.length && covered <= family.slack; i++) {
                covered += family.weights[order[i]];
                if (met[order[i]] > 0) {
                    probe(position, keys[order[i]], this::note);
                }
            }
        }
    }

    private void note(int from, int to) {
        rangeFrom.add(from);
        rangeTo.add(to);
    }

    private long count(int position, long key) {
        long[] sum = new long[1];
        probe(position, key, (from, to) -> sum[0] += to - from);
        return sum[0];
    }

    /** Receives a range of indices. */
    @FunctionalInterface
    private interface Range {
        void of(int from, int to);
    }

    private void probe(int position, long key, Range range) {
        if (!plan.bucketsDays()) {
            probeBlock(blocks.find(Hashing.with(left.hashes[position], key)), position, range);
            return;
        }
        int last = bucket(left.days[position] + plan.days().highest());
        for (int bucket = bucket(left.days[position] + plan.days().lowest()); bucket <= last; bucket++) {
            long hash = bucketed(left.hashes[position], bucket);
            probeBlock(blocks.find(Hashing.with(hash, key)), position, range);
        }
    }

    private void probeBlock(int block, int position, Range range) {
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
            range.of(from, to);
        }
    }

    private int firstRange(int position) {
        return position == 0 ? 0 : rangeEnds[position - 1];
    }

    private void markCut() {
        for (int position = 0; position < left.size(); position++) {
            for (int range = firstRange(position); range < rangeEnds[position]; range++) {
                cutLeft[position] |= budget.skipsAny(rangeFrom.get(range), rangeTo.get(range));
            }
        }
        for (int index = 0; index < entryPositions.length; index++) {
            cutRight[entryPositions[blocks.position(index)]] |= budget.isSkipped(index);
        }
    }

    @Override
    public PassTest test() {
        return test;
    }

    @Override
    public PassSide side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    @Override
    public boolean isCut(Side side, int position) {
        return (side == Side.LEFT ? cutLeft : cutRight)[position];
    }

    @Override
    public boolean isComplete() {
        return budget.skippedCells() == 0;
    }

    @Override
    public int skippedBlocks() {
        return budget.skippedCells();
    }

    @Override
    public long inspectedPairs() {
        return budget.inspected();
    }

    @Override
    public Edges edges() {
        List<Edges> parts = Parallel.map(frame.options.threads(), left.size(), this::edges);
        return Edges.joined(parts);
    }

    private Edges edges(int fromPosition, int toPosition) {
        Edges found = new Edges();
        // The left position that last met a right one, so that a pair found under two keys is compared once.
        int[] metBy = new int[right.size()];
        Arrays.fill(metBy, -1);
        for (int position = fromPosition; position < toPosition; position++) {
            for (int range = firstRange(position); range < rangeEnds[position]; range++) {
                scan(position, range, metBy, found);
            }
        }
        return found;
    }

    private void scan(int position, int range, int[] metBy, Edges found) {
        int to = rangeTo.get(range);
        for (int index = budget.nextKept(rangeFrom.get(range)); index < to; index = budget.nextKept(index + 1)) {
            int candidate = entryPositions[blocks.position(index)];
            if (metBy[candidate] != position) {
                metBy[candidate] = position;
                if (test.admits(position, candidate)) {
                    found.add(position, candidate, test.pairClass(position, candidate));
                }
            }
        }
    }
}
