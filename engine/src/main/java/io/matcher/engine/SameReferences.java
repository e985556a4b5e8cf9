package io.matcher.engine;

/**
 * Drops candidate pairs whose references only share their hash, a batch of pairs at a time.
 *
 * <p>The texts stand in their ledgers, far from each other. A comparison has to wait for both of its texts; a loop that reads only their
 * lengths waits for many at once, and the comparisons that follow find them near.
 */
final class SameReferences {

    private static final int BATCH = 256;

    private final PassTest test;
    private final Edges edges;
    private int checked;
    private boolean[] sameLength = new boolean[2 * BATCH];

    SameReferences(PassTest test, Edges edges) {
        this.test = test;
        this.edges = edges;
    }

    void checkBatch() {
        if (edges.size() - checked >= BATCH) {
            check();
        }
    }

    /** Checks all pairs added since the last time. */
    void check() {
        int size = edges.size() - checked;
        if (size > sameLength.length) {
            sameLength = new boolean[size];
        }
        for (int i = 0; i < size; i++) {
            sameLength[i] = test.sameLength(edges.left(checked + i), edges.right(checked + i));
        }
        int kept = checked;
        for (int i = 0; i < size; i++) {
            int edge = checked + i;
            if (test.sameText(edges.left(edge), edges.right(edge), sameLength[i])) {
                edges.move(edge, kept++);
            }
        }
        edges.truncate(kept);
        checked = kept;
    }
}
