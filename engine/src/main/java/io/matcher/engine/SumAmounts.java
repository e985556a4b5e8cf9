package io.matcher.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The amounts that are added up: the rows' own, their base amounts, or what an FX band makes of them. */
final class SumAmounts {

    private final Frame frame;
    private final boolean isBase;
    private final @Nullable BaseValues fx;

    private SumAmounts(Frame frame, boolean isBase, @Nullable BaseValues fx) {
        this.frame = frame;
        this.isBase = isBase;
        this.fx = fx;
    }

    /** Those that a rule allocates. */
    static SumAmounts of(Frame frame, RulePlan plan) {
        boolean isBase = plan.settings().common().allocation().useBaseAmount();
        return new SumAmounts(frame, isBase, isBase ? plan.fx() : null);
    }

    static SumAmounts own(Frame frame) {
        return new SumAmounts(frame, false, null);
    }

    boolean has(Side side, int row) {
        if (fx != null) {
            return fx.has(side, row);
        }
        MoneyColumn column = frame.ledger(side).baseAmounts;
        return !isBase || (column != null && column.has(row) && frame.baseCurrency(side, row) >= 0);
    }

    /** Why a row has none. */
    LeftoverReason lack(Side side, int row) {
        return fx == null ? LeftoverReason.MISSING_BASE_AMOUNT : fx.lack(side, row);
    }

    private MoneyColumn column(Side side) {
        if (fx != null) {
            return fx.amounts(side);
        }
        Ledger ledger = frame.ledger(side);
        return isBase && ledger.baseAmounts != null ? ledger.baseAmounts : ledger.amounts;
    }

    /** The currency of the amount, as a number that means the same on both sides. */
    int currency(Side side, int row) {
        if (fx != null) {
            return fx.currency(side, row);
        }
        return isBase ? frame.baseCurrency(side, row) : frame.currency(side, row);
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
