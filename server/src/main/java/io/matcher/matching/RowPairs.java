package io.matcher.matching;

import io.matcher.engine.RuledOut;

/** Pairs of rows: the left and the right ones at the same places belong together. */
final class RowPairs {

    private final int[] lefts;
    private final int[] rights;

    RowPairs(int[] lefts, int[] rights) {
        this.lefts = lefts.clone();
        this.rights = rights.clone();
    }

    int size() {
        return lefts.length;
    }

    int left(int index) {
        return lefts[index];
    }

    int right(int index) {
        return rights[index];
    }

    /** The same pairs, as the engine is told never to put them together. */
    RuledOut ruledOut() {
        return RuledOut.of(lefts, rights);
    }
}
