package io.matcher.engine;

/**
 * The rows of one side that can take part in a rule's pass: open, and holding all that the rule asks a row to hold.
 * Positions are dense, from 0; columns are by position.
 */
final class PassSide {

    final int[] rows;
    /** Everything that the rule makes equal, as one hash. */
    final long[] hashes;

    private final int size;

    private PassSide(int size, int[] rows, long[] hashes) {
        this.size = size;
        this.rows = rows;
        this.hashes = hashes;
    }

    int size() {
        return size;
    }

    static PassSide of(Frame frame, RulePlan plan, Side side, OpenRows open) {
        int[] rows = open.rows(side);
        long[] hashes = new long[rows.length];
        Eligibility eligibility = new Eligibility(frame, plan, side);
        RowHash hash = new RowHash(frame, plan, side);
        boolean[] eligible = new boolean[rows.length];
        Parallel.each(frame.options.threads(), rows.length, i -> {
            eligible[i] = eligibility.test(rows[i], open);
            hashes[i] = eligible[i] ? hash.of(rows[i]) : 0;
        });
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[size] = rows[i];
            hashes[size] = hashes[i];
            size += eligible[i] ? 1 : 0;
        }
        return new PassSide(size, rows, hashes);
    }
}
