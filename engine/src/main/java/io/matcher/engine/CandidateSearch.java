package io.matcher.engine;

/**
 * Finds all pairs that satisfy a rule among the open rows: the right side is indexed by what the rule makes equal, the
 * left side probes it.
 *
 * <p>The pairs to look at are counted before any is looked at. Where they are more than the {@link WorkBudget} they are
 * skipped, and their rows marked {@link #isCut}: their candidates are not fully known, so nothing is decided about them.
 */
final class CandidateSearch implements PairSearch {

    private final Frame frame;
    private final RulePlan plan;
    private final PassSide left;
    private final PassSide right;
    private final PassTest test;
    private final Blocks blocks;
    private final WorkBudget budget;
    private final boolean[] cutLeft;
    private final boolean[] cutRight;

    CandidateSearch(Frame frame, RulePlan plan, PassSide left, PassSide right) {
        this.frame = frame;
        this.plan = plan;
        this.left = left;
        this.right = right;
        this.test = new PassTest(plan, left, right, new PairTest(frame, plan));
        this.blocks = index();
        this.budget = new WorkBudget(frame.options, right.size());
        this.cutLeft = new boolean[left.size()];
        this.cutRight = new boolean[right.size()];
        for (int position = 0; position < left.size(); position++) {
            probe(position, (from, to) -> budget.meet(from, to));
        }
        budget.settle(blocks);
        if (!isComplete()) {
            markCut();
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

    /** Receives a range of indices. */
    @FunctionalInterface
    private interface Range {
        void of(int from, int to);
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
            range.of(from, to);
        }
    }

    private void markCut() {
        for (int position = 0; position < left.size(); position++) {
            int at = position;
            probe(position, (from, to) -> cutLeft[at] |= budget.skipsAny(from, to));
        }
        for (int index = 0; index < right.size(); index++) {
            cutRight[blocks.position(index)] = budget.isSkipped(index);
        }
    }

    @Override
    public Edges edges() {
        return Edges.joined(Parallel.map(frame.options.threads(), left.size(), this::edges));
    }

    private Edges edges(int fromPosition, int toPosition) {
        Edges found = new Edges();
        for (int position = fromPosition; position < toPosition; position++) {
            int at = position;
            probe(position, (from, to) -> scan(at, from, to, found));
        }
        return found;
    }

    private void scan(int position, int from, int to, Edges found) {
        for (int index = budget.nextKept(from); index < to; index = budget.nextKept(index + 1)) {
            int candidate = blocks.position(index);
            if (test.admits(position, candidate)) {
                found.add(position, candidate, test.pairClass(position, candidate));
            }
        }
    }
}
