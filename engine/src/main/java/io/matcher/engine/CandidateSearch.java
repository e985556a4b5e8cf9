package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Finds all pairs that satisfy a rule among the open rows: the right side is indexed by what the rule makes equal or by keys of
 * its texts, the left side looks there.
 *
 * <p>The pairs to look at are counted before any is looked at. Where they are more than the {@link WorkBudget} they are
 * skipped, and their rows marked {@link #isCut}: their candidates are not fully known, so nothing is decided about them.
 */
final class CandidateSearch {

    private static final boolean[] NONE_CUT = {};

    private final int threads;
    private final PassTest test;
    private final List<SearchPart> parts;
    private long inspected;
    private int skippedCells;
    /** By position; empty where the search is complete. */
    private final boolean[] cutLeft;

    private final boolean[] cutRight;

    CandidateSearch(Frame frame, RulePlan plan, OpenRows open) {
        this.threads = frame.options.threads();
        int bits = HashBuckets.bits(Math.max(open.count(Side.LEFT), open.count(Side.RIGHT)));
        PassSide left = PassRows.laidOut(frame, plan, Side.LEFT, open, bits);
        PassSide right = PassRows.laidOut(frame, plan, Side.RIGHT, open, bits);
        this.test = new PassTest(frame, plan, left, right);
        TextRule keys = plan.keyedBy();
        this.parts = keys == null ? HashedPart.all(plan, test, threads) : List.of(KeyedPart.of(plan, test, keys));
        List<WorkBudget> budgets = parts.stream().map(part -> part.budget).toList();
        WorkBudget.settle(budgets, frame.options);
        for (WorkBudget budget : budgets) {
            inspected += budget.inspected();
            skippedCells += budget.skippedCells();
        }
        this.cutLeft = isComplete() ? NONE_CUT : new boolean[left.size()];
        this.cutRight = isComplete() ? NONE_CUT : new boolean[right.size()];
        if (!isComplete()) {
            parts.forEach(part -> part.markCut(cutLeft, cutRight));
        }
    }

    PassTest test() {
        return test;
    }

    PassSide side(Side side) {
        return side == Side.LEFT ? test.left() : test.right();
    }

    /** Whether the row at this position has candidates that were not looked at. */
    boolean isCut(Side side, int position) {
        return skippedCells > 0 && (side == Side.LEFT ? cutLeft : cutRight)[position];
    }

    boolean isComplete() {
        return skippedCells == 0;
    }

    int skippedBlocks() {
        return skippedCells;
    }

    long inspectedPairs() {
        return inspected;
    }

    /** The pairs that satisfy the rule, in lists that share no row. */
    List<Edges> edges() {
        List<Callable<Edges>> tasks = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (SearchPart part : parts) {
            int pieces = pieces(part);
            for (int i = 0; i < pieces; i++) {
                int from = part.from + (int) ((long) part.size() * i / pieces);
                int to = part.from + (int) ((long) part.size() * (i + 1) / pieces);
                tasks.add(() -> part.edges(from, to));
            }
            ends.add(tasks.size());
        }
        List<Edges> found = Parallel.all(tasks);
        List<Edges> joined = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            joined.add(Edges.joined(found.subList(from, end)));
            from = end;
        }
        return joined;
    }

    /** As many as the part is of the threads' share: one where parts are even. */
    private int pieces(SearchPart part) {
        long all = Math.max(1, side(Side.LEFT).size());
        int share = (int) ((2L * threads * part.size() + all) / (2 * all));
        return Parallel.pieces(share, part.size());
    }
}
