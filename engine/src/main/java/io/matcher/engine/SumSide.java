package io.matcher.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The rows of one side that may be in a sum by a rule, gathered by all that the rule makes equal. */
final class SumSide {

    final Side side;
    final int[] rows;
    final long[] hashes;
    final int[] days;
    final Blocks blocks;
    /** By index in the blocks: how many searches that were not made could have used the row, as differences. */
    private final int[] coverage;

    private SumSide(Side side, int[] rows, long[] hashes, int[] days, boolean isRange) {
        this.side = side;
        this.rows = rows;
        this.hashes = hashes;
        this.days = days;
        this.blocks = isRange
                ? Blocks.sorted(rows.length, p -> hashes[p], p -> days[p])
                : Blocks.unsorted(rows.length, p -> hashes[p]);
        this.coverage = new int[rows.length + 1];
    }

    static SumSide of(Frame frame, SumRule rule, SumAmounts amounts, Side side, OpenRows open) {
        int[] all = open.rows(side);
        long[] hashes = new long[all.length];
        boolean[] eligible = new boolean[all.length];
        RulePlan plan = rule.plan();
        Eligibility eligibility = new Eligibility(frame, plan, side);
        RowHash hash = new RowHash(frame, plan, side);
        long[] references = frame.referenceHashes(side, plan.reference().caseInsensitive());
        Parallel.each(frame.options.threads(), all.length, i -> {
            int row = all[i];
            boolean hasAmount = amounts.has(side, row);
            if (!hasAmount) {
                open.note(side, row, amounts.lack(side, row));
            }
            boolean isBlank = rule.needsReference() && references[row] == Texts.BLANK;
            eligible[i] = hasAmount && !isBlank && eligibility.test(row, open);
            hashes[i] = eligible[i] ? Hashing.with(hash.of(row), amounts.currency(side, row)) : 0;
        });
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            all[size] = all[i];
            hashes[size] = hashes[i];
            size += eligible[i] ? 1 : 0;
        }
        int[] rows = Arrays.copyOf(all, size);
        int[] allDays = frame.days(side, plan.dating());
        int[] days = new int[size];
        Arrays.setAll(days, i -> allDays[rows[i]]);
        return new SumSide(side, rows, hashes, days, plan.days().isRange());
    }

    int row(int index) {
        return rows[blocks.position(index)];
    }

    int day(int index) {
        return days[blocks.position(index)];
    }

    void cover(int from, int to) {
        coverage[from]++;
        coverage[to]--;
    }

    /** Calls for every row that a search which was not made could have used. */
    void eachCovered(IntConsumer row) {
        int depth = 0;
        for (int index = 0; index < rows.length; index++) {
            depth += coverage[index];
            if (depth > 0) {
                row.accept(row(index));
            }
        }
    }
}
