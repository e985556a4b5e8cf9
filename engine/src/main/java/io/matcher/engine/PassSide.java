package io.matcher.engine;

/**
 * The rows of one side that can take part in a rule's pass: open, and holding all that the rule asks a row to hold.
 *
 * <p>Positions are dense, from 0. They are laid out so that rows which may meet lie close together in memory: by what
 * the rule makes equal, and then in the order of what it ranges over. That layout is worth more than any other speed-up.
 */
final class PassSide {

    final int[] rows;
    /** Everything that the rule makes equal, as one hash. */
    final long[] hashes;

    final int[] currencies;
    final long[] amounts;
    final int[] days;
    final long[] references;

    private PassSide(Frame frame, RulePlan plan, Side side, int[] rows, long[] hashes) {
        this.rows = rows;
        this.hashes = hashes;
        this.currencies = new int[rows.length];
        this.amounts = new long[rows.length];
        this.days = new int[rows.length];
        this.references = new long[rows.length];
        int[] allDays = frame.days(side, plan.dating());
        long[] allReferences = frame.referenceHashes(side, plan.reference().caseInsensitive());
        Parallel.each(frame.options.threads(), rows.length, position -> {
            int row = rows[position];
            currencies[position] = frame.currency(side, row);
            amounts[position] = plan.amount().key(side, row);
            days[position] = allDays[row];
            references[position] = allReferences[row];
        });
    }

    int size() {
        return rows.length;
    }

    static PassSide of(Frame frame, RulePlan plan, Side side, OpenRows open) {
        int[] rows = open.rows(side);
        long[] hashes = new long[rows.length];
        boolean[] eligible = new boolean[rows.length];
        Eligibility eligibility = new Eligibility(frame, plan, side);
        RowHash hash = new RowHash(frame, plan, side);
        Parallel.each(frame.options.threads(), rows.length, i -> {
            eligible[i] = eligibility.test(rows[i], open);
            hashes[i] = eligible[i] ? hash.of(rows[i]) : 0;
        });
        int[] order = order(frame, plan, side, rows, hashes);
        int size = 0;
        for (int i : order) {
            order[size] = i;
            size += eligible[i] ? 1 : 0;
        }
        int[] ordered = new int[size];
        long[] orderedHashes = new long[size];
        for (int position = 0; position < size; position++) {
            ordered[position] = rows[order[position]];
            orderedHashes[position] = hashes[order[position]];
        }
        return new PassSide(frame, plan, side, ordered, orderedHashes);
    }

    private static int[] order(Frame frame, RulePlan plan, Side side, int[] rows, long[] hashes) {
        int[] order = Radix.identity(rows.length);
        if (plan.amount().isRange() || plan.days().isRange()) {
            int[] days = frame.days(side, plan.dating());
            long[] keys = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                keys[i] = plan.amount().isRange() ? plan.amount().key(side, rows[i]) : days[rows[i]];
            }
            order = Radix.ascending(order, keys);
        }
        return Radix.byLeadingBits(order, hashes);
    }
}
