package io.matcher.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** The rows that can be parts of a target by their amounts, and the search among them. */
final class SumChoice {

    /** Sums of the sizes of all amounts below this can not overflow. */
    private static final long MOST = 1L << 62;

    private static final int ROUNDS = 16;

    private SumChoice() {}

    /** The rows in reach that can be in a sum, in canonical order. */
    static int[] candidates(Frame frame, SumAmounts amounts, Side target, int row, int[] reach) {
        Side other = target.other();
        int[] rows = Arrays.stream(reach)
                .filter(part -> amounts.signum(other, part) != 0)
                .toArray();
        int scale = Math.max(amounts.scale(target, row), amounts.scale(other, rows));
        long goal = amounts.scaled(target, row, scale);
        long[] values = scaled(amounts, other, rows, scale);
        int[] kept = fits(goal, values)
                ? Arrays.stream(possible(goal, values)).map(i -> rows[i]).toArray()
                : rows;
        CanonicalOrder order = new CanonicalOrder(frame.ledger(other));
        IntSort.sort(kept, order::compare);
        return kept;
    }

    private static long[] scaled(SumAmounts amounts, Side side, int[] rows, int scale) {
        return Arrays.stream(rows)
                .mapToLong(row -> amounts.scaled(side, row, scale))
                .toArray();
    }

    /** The search among these candidates. Made when it is needed, because it takes far more room than they. */
    static SubsetSum search(SumAmounts amounts, Side target, int row, int[] candidates) {
        Side other = target.other();
        int scale = Math.max(amounts.scale(target, row), amounts.scale(other, candidates));
        long goal = amounts.scaled(target, row, scale);
        long[] values = scaled(amounts, other, candidates, scale);
        return fits(goal, values) ? new SubsetSum(goal, values, null) : wide(amounts, target, row, candidates, scale);
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

    private static SubsetSum wide(SumAmounts amounts, Side target, int row, int[] rows, int scale) {
        Side other = target.other();
        BigDecimal goal = amounts.get(target, row);
        long[] low = Arrays.stream(rows)
                .mapToLong(part -> unscaled(amounts.get(other, part), scale).longValue())
                .toArray();
        return new SubsetSum(unscaled(goal, scale).longValue(), low, chosen -> {
            int[] parts = Arrays.stream(chosen).map(i -> rows[i]).toArray();
            return amounts.total(other, parts).compareTo(goal) == 0;
        });
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
