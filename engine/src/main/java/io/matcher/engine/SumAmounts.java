package io.matcher.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The amounts that are added up: the rows' own, or their base amounts. */
final class SumAmounts {

    private final Frame frame;
    private final boolean base;

    SumAmounts(Frame frame, boolean base) {
        this.frame = frame;
        this.base = base;
    }

    boolean has(Side side, int row) {
        MoneyColumn column = frame.ledger(side).baseAmounts;
        return !base || (column != null && column.has(row) && frame.baseCurrency(side, row) >= 0);
    }

    private MoneyColumn column(Side side) {
        Ledger ledger = frame.ledger(side);
        return base && ledger.baseAmounts != null ? ledger.baseAmounts : ledger.amounts;
    }

    /** The currency of the amount, as a number that means the same on both sides. */
    int currency(Side side, int row) {
        return base ? frame.baseCurrency(side, row) : frame.currency(side, row);
    }

    BigDecimal get(Side side, int row) {
        return column(side).get(row);
    }

    int signum(Side side, int row) {
        MoneyColumn column = column(side);
        return column.isWide(row) ? column.get(row).signum() : Long.signum(column.rawUnscaled(row));
    }

    int scale(Side side, int row) {
        return column(side).scale(row);
    }

    int scale(Side side, int[] rows) {
        int scale = 0;
        for (int row : rows) {
            scale = Math.max(scale, scale(side, row));
        }
        return scale;
    }

    /** The amount in units of 10^-scale, or {@link MoneyColumn#OVERFLOW}; the scale is none coarser than its own. */
    long scaled(Side side, int row, int scale) {
        return column(side).scaled(row, scale, RoundingMode.UNNECESSARY);
    }

    /** The exact sum: on longs while these suffice. */
    BigDecimal total(Side side, int[] rows) {
        int scale = scale(side, rows);
        long sum = 0;
        for (int row : rows) {
            long amount = scaled(side, row, scale);
            // Either stays within ±2^61, so that one addition can not overflow.
            sum += amount == MoneyColumn.OVERFLOW ? 0 : amount;
            if (amount == MoneyColumn.OVERFLOW || Math.abs(sum) > MoneyColumn.LIMIT) {
                return wideTotal(side, rows);
            }
        }
        return BigDecimal.valueOf(sum, scale);
    }

    private BigDecimal wideTotal(Side side, int[] rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : rows) {
            sum = sum.add(get(side, row));
        }
        return sum;
    }
}
