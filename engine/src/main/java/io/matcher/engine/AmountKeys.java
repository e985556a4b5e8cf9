package io.matcher.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * The amounts of both sides as scaled longs, one scale a currency: the finest in use, or coarser where such a long would
 * overflow. Coarse keys still order and block rows; whether a pair agrees is then asked of the exact amounts.
 */
final class AmountKeys {

    final long[] left;
    final long[] right;
    /** By run-wide currency code. */
    final int[] scales;
    /** Whether keys are the (rounded) amounts themselves, for all rows. */
    final boolean exact;

    private AmountKeys(long[] left, long[] right, int[] scales, boolean exact) {
        this.left = left;
        this.right = right;
        this.scales = scales;
        this.exact = exact;
    }

    long of(Side side, int row) {
        return (side == Side.LEFT ? left : right)[row];
    }

    /** Whether the keys are the amounts themselves in units of this scale, so that rounding to it changes none. */
    boolean isAtScale(int scale) {
        return exact && Arrays.stream(scales).allMatch(own -> own == scale);
    }

    /** Scales each currency on its own: amounts of different currencies are not comparable. */
    static AmountKeys perCurrency(Frame frame) {
        return fitting(frame, finestScales(frame), false, Rounded.NOT);
    }

    private static int[] finestScales(Frame frame) {
        int[] scales = new int[frame.currencyCount()];
        for (Side side : Side.values()) {
            Ledger ledger = frame.ledger(side);
            List<int[]> pieces =
                    Parallel.map(frame.options.threads(), ledger.size, (from, to) -> finestScales(ledger, from, to));
            int[] codes = frame.currencyCodes(side);
            for (int[] finest : pieces) {
                for (int code = 0; code < codes.length; code++) {
                    scales[codes[code]] = Math.max(scales[codes[code]], finest[code]);
                }
            }
        }
        return scales;
    }

    /** By the ledger's own currency code. */
    private static int[] finestScales(Ledger ledger, int from, int to) {
        int[] finest = new int[ledger.currencyNames.size()];
        for (int row = from; row < to; row++) {
            int currency = ledger.currencies[row];
            int scale = ledger.amounts.scale(row);
            if (scale > finest[currency]) {
                finest[currency] = scale;
            }
        }
        return finest;
    }

    /** One scale for all, for rules that compare across currencies. */
    static AmountKeys uniform(Frame frame) {
        int[] scales = finestScales(frame);
        Arrays.fill(scales, Arrays.stream(scales).max().orElse(0));
        return fitting(frame, scales, true, Rounded.NOT);
    }

    /** One scale for all of two other columns of amounts. */
    static AmountKeys uniform(Frame frame, MoneyColumn left, MoneyColumn right) {
        int finest = Math.max(left.finestScale(), right.finestScale());
        int[] scales = new int[frame.currencyCount()];
        Arrays.fill(scales, finest);
        return fitting(frame, left, right, scales, true, Rounded.NOT);
    }

    /** Amounts rounded to so many decimals, in units of the last of them. */
    static AmountKeys rounded(Frame frame, int scale, RoundingMode mode) {
        int[] scales = new int[frame.currencyCount()];
        Arrays.fill(scales, scale);
        return fitting(frame, scales, true, new Rounded(scale, mode));
    }

    /** What happens to an amount before it becomes a key. */
    private record Rounded(int scale, RoundingMode mode) {
        static final Rounded NOT = new Rounded(MoneyColumn.MAX_SCALE, RoundingMode.UNNECESSARY);

        long key(MoneyColumn amounts, int row, int keyScale) {
            if (keyScale == scale || mode == RoundingMode.UNNECESSARY) {
                return amounts.scaled(row, keyScale, keyScale == scale ? mode : RoundingMode.FLOOR);
            }
            BigDecimal rounded = amounts.get(row).setScale(scale, mode).setScale(keyScale, RoundingMode.FLOOR);
            return rounded.unscaledValue().bitLength() <= 60
                    ? rounded.unscaledValue().longValue()
                    : MoneyColumn.OVERFLOW;
        }
    }

    private static AmountKeys fitting(Frame frame, int[] scales, boolean together, Rounded rounded) {
        MoneyColumn left = frame.ledger(Side.LEFT).amounts;
        MoneyColumn right = frame.ledger(Side.RIGHT).amounts;
        return fitting(frame, left, right, scales, together, rounded);
    }

    private static AmountKeys fitting(
            Frame frame, MoneyColumn lefts, MoneyColumn rights, int[] scales, boolean together, Rounded rounded) {
        boolean exact = true;
        while (true) {
            long[] left = new long[frame.ledger(Side.LEFT).size];
            long[] right = new long[frame.ledger(Side.RIGHT).size];
            boolean[] overflows = new boolean[scales.length];
            fill(frame, Side.LEFT, lefts, left, scales, rounded, overflows);
            fill(frame, Side.RIGHT, rights, right, scales, rounded, overflows);
            boolean fits = true;
            for (boolean overflow : overflows) {
                fits &= !overflow;
            }
            if (fits) {
                return new AmountKeys(left, right, scales, exact);
            }
            exact = false;
            for (int currency = 0; currency < scales.length; currency++) {
                scales[currency] -= together || overflows[currency] ? 1 : 0;
            }
        }
    }

    private static void fill(
            Frame frame,
            Side side,
            MoneyColumn amounts,
            long[] keys,
            int[] scales,
            Rounded rounded,
            boolean[] overflows) {
        int[] codes = frame.currencyCodes(side);
        int[] currencies = frame.ledger(side).currencies;
        Parallel.pieces(frame.options.threads(), keys.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                int currency = codes[currencies[row]];
                keys[row] = amounts.has(row) ? rounded.key(amounts, row, scales[currency]) : 0;
                if (keys[row] == MoneyColumn.OVERFLOW) {
                    overflows[currency] = true;
                }
            }
        });
    }
}
