package io.matcher.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The rows that can be parts of a target by their amounts, and the search among them.
 */
final class SumChoice {

    private final int[] rows;
    private final SubsetSum search;

    SumChoice(int[] rows, SubsetSum search) {
        this.rows = rows;
        this.search = search;
    }

    /** In canonical order. */
    int[] rows() {
        return rows;
    }

    SubsetSum search() {
        return search;
    }

    /** Sums of the sizes of all amounts below this can not overflow. */
    private static final long MOST = 1L << 62;

    private static final int ROUNDS = 16;

    static SumChoice of(Frame frame, SumAmounts amounts, Side target, int row, int[] reach) {
        Side other = target.other();
        int[] rows = Arrays.stream(reach)
                .filter(part -> amounts.signum(other, part) != 0)
                .toArray();
        int scale = Math.max(amounts.scale(target, row), amounts.scale(other, rows));
        long goal = amounts.scaled(target, row, scale);
        long[] values = new long[rows.length];
        Arrays.setAll(values, i -> amounts.scaled(other, rows[i], scale));
        if (!fits(goal, values)) {
            return wide(frame, amounts, target, row, rows);
        }
        int[] possible = possible(goal, values);
        int[] kept = Arrays.stream(possible).map(i -> rows[i]).toArray();
        sort(frame, other, kept);
        long[] sums = Arrays.stream(kept)
                .mapToLong(part -> amounts.scaled(other, part, scale))
                .toArray();
        return new SumChoice(kept, new SubsetSum(goal, sums, null));
    }

    private static void sort(Frame frame, Side side, int[] rows) {
        CanonicalOrder order = new CanonicalOrder(frame.ledger(side));
        IntSort.sort(rows, order::compare);
    }

    private static boolean fits(long goal, long[] values) {
        if (goal == MoneyColumn.OVERFLOW) {
            return false;
        }
        long sum = Math.abs(goal);
        for (long value : values) {
            if (value == MoneyColumn.OVERFLOW || sum + Math.abs(value) >= MOST) {
                return false;
            }
            sum += Math.abs(value);
        }
        return true;
    }

    private static SumChoice wide(Frame frame, SumAmounts amounts, Side target, int row, int[] rows) {
        Side other = target.other();
        sort(frame, other, rows);
        int scale = Math.max(amounts.scale(target, row), amounts.scale(other, rows));
        BigDecimal goal = amounts.get(target, row);
        long[] low = Arrays.stream(rows)
                .mapToLong(part -> unscaled(amounts.get(other, part), scale).longValue())
                .toArray();
        SubsetSum search = new SubsetSum(unscaled(goal, scale).longValue(), low, chosen -> {
            int[] parts = Arrays.stream(chosen).map(i -> rows[i]).toArray();
            return amounts.total(other, parts).compareTo(goal) == 0;
        });
        return new SumChoice(rows, search);
    }

    static BigInteger unscaled(BigDecimal amount, int scale) {
        return amount.setScale(scale).unscaledValue();
    }

    /**
     * Drops amounts that no sum can hold: a positive one that even all negative ones together do not bring down to the
     * goal, and the reverse. What is dropped makes room to drop more; a few rounds find nearly all.
     */
    private static int[] possible(long goal, long[] values) {
        int[] kept = Radix.identity(values.length);
        for (int round = 0; round < ROUNDS; round++) {
            long up = 0;
            long down = 0;
            for (int i : kept) {
                up += Math.max(0, values[i]);
                down += Math.min(0, values[i]);
            }
            if (up < goal || down > goal) {
                return new int[0];
            }
            long most = goal - down;
            long least = goal - up;
            int[] next = Arrays.stream(kept)
                    .filter(i -> values[i] <= most && values[i] >= least)
                    .toArray();
            if (next.length == kept.length) {
                return kept;
            }
            kept = next;
        }
        return kept;
    }
}
