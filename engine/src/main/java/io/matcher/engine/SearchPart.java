package io.matcher.engine;

/**
 * A part of a search that shares no row with the others: an index of its right rows, and for each of its left rows the ranges of
 * that index which hold every candidate.
 */
abstract sealed class SearchPart permits HashedPart, KeyedPart {

    final RulePlan plan;
    final PassSide left;
    final PassSide right;
    final PassTest test;
    final Blocks blocks;
    final WorkBudget budget;
    /** Its left rows stand at the positions from here, up to {@link #to}. */
    final int from;

    final int to;
    /** By left position: where its ranges end; they begin where those of the position before end. */
    private final int[] rangeEnds;

    private final LongColumn ranges;

    SearchPart(RulePlan plan, PassTest test, int from, int to, Blocks blocks, int entries) {
        this.plan = plan;
        this.left = test.left();
        this.right = test.right();
        this.test = test;
        this.from = from;
        this.to = to;
        this.blocks = blocks;
        this.budget = new WorkBudget(blocks, entries);
        this.rangeEnds = new int[to - from];
        this.ranges = new LongColumn(to - from);
    }

    /** The right position at an index. */
    abstract int position(int index);

    /** The candidate pairs of the left positions {@code fromLeft..toLeft}. */
    abstract Edges edges(int fromLeft, int toLeft);

    /** Notes the ranges to look into for a left row. */
    abstract void choose(int position);

    /** To be called once, before anything is asked. */
    final void chooseAll() {
        for (int position = from; position < to; position++) {
            choose(position);
            rangeEnds[position - from] = ranges.size();
        }
        budget.tally();
    }

    final void note(long range) {
        if (!IndexRange.isEmpty(range)) {
            ranges.add(range);
            budget.meet(IndexRange.from(range), IndexRange.to(range));
        }
    }

    /** What of a block can hold candidates of the left row. */
    final long narrowed(int block, int position) {
        if (block == Blocks.NONE) {
            return IndexRange.EMPTY;
        }
        if (plan.amount().isRange()) {
            long amount = left.amounts[position];
            long reach = plan.amount().reach(amount, left.currencies[position]);
            if (reach != Long.MAX_VALUE) {
                return IndexRange.of(
                        blocks.firstAtLeast(block, amount - reach), blocks.endOfAtMost(block, amount + reach));
            }
        } else if (plan.days().isRange()) {
            int day = left.days[position];
            return IndexRange.of(
                    blocks.firstAtLeast(block, day + (long) plan.days().lowest()),
                    blocks.endOfAtMost(block, day + (long) plan.days().highest()));
        }
        return IndexRange.of(blocks.start(block), blocks.end(block));
    }

    final int size() {
        return to - from;
    }

    final int firstRange(int position) {
        return position == from ? 0 : rangeEnds[position - from - 1];
    }

    final int endRange(int position) {
        return rangeEnds[position - from];
    }

    final long range(int number) {
        return ranges.get(number);
    }

    /** Marks the rows of which candidates are not looked at. */
    final void markCut(boolean[] cutLeft, boolean[] cutRight) {
        for (int position = from; position < to; position++) {
            for (int number = firstRange(position); number < endRange(position); number++) {
                cutLeft[position] |= budget.skipsAny(IndexRange.from(range(number)), IndexRange.to(range(number)));
            }
        }
        for (int index = 0; index < budget.size(); index++) {
            cutRight[position(index)] |= budget.isSkipped(index);
        }
    }
}
