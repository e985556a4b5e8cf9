package io.matcher.engine;

/**
 * A search for all pairs that satisfy a rule among the open rows. The pairs to look at are counted before any is looked
 * at; what exceeds the {@link WorkBudget} is skipped, and its rows are cut: their candidates are not fully known.
 */
sealed interface PairSearch permits CandidateSearch, KeyedSearch {

    PassTest test();

    PassSide side(Side side);

    /** Whether the row at this position has candidates that were not looked at. */
    boolean isCut(Side side, int position);

    boolean isComplete();

    int skippedBlocks();

    long inspectedPairs();

    /** The pairs that satisfy the rule. */
    Edges edges();
}
