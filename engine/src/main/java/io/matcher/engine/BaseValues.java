package io.matcher.engine;

import io.matcher.engine.RateTable.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The base amounts that a rule with an {@link FxBand} compares: a row's own, or its amount converted. */
final class BaseValues {

    /** Decimals of a converted amount, which is rounded half to even: those of the amounts that are stored. */
    private static final int SCALE = 8;

    private final Frame frame;
    private final FxBand band;
    private final MoneyColumn left;
    private final MoneyColumn right;
    private final AmountKeys keys;

    BaseValues(Frame frame, FxBand band) {
        this.frame = frame;
        this.band = band;
        this.left = column(Side.LEFT);
        this.right = column(Side.RIGHT);
        this.keys = AmountKeys.uniform(frame, left, right);
    }

    private MoneyColumn column(Side side) {
        MoneyColumn column = new MoneyColumn();
        int size = frame.ledger(side).size();
        for (int row = 0; row < size; row++) {
            BigDecimal amount = compute(side, row);
            if (amount == null) {
                column.addAbsent();
            } else {
                column.add(amount);
            }
        }
        column.trim();
        return column;
    }

    private @Nullable BigDecimal compute(Side side, int row) {
        Ledger ledger = frame.ledger(side);
        if (band.currency().isEmpty()) {
            return ledger.baseCurrency(row) == null ? null : ledger.baseAmount(row);
        }
        String wanted = band.currency().get();
        if (wanted.equals(ledger.baseCurrency(row)) && ledger.baseAmount(row) != null) {
            return ledger.baseAmount(row);
        }
        if (wanted.equals(ledger.currency(row))) {
            return ledger.amount(row);
        }
        Rate rate = rate(side, row);
        return rate == null ? null : ledger.amount(row).multiply(rate.rate()).setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    private @Nullable Rate rate(Side side, int row) {
        Ledger ledger = frame.ledger(side);
        return band.currency().isEmpty()
                ? null
                : frame.rates.find(
                        ledger.currency(row), band.currency().get(), ledger.bookingDay(row), band.maxAgeDays());
    }

    AmountKeys keys() {
        return keys;
    }

    /** By row; absent where there is none. */
    MoneyColumn amounts(Side side) {
        return side == Side.LEFT ? left : right;
    }

    boolean has(Side side, int row) {
        return amounts(side).has(row);
    }

    BigDecimal get(Side side, int row) {
        return amounts(side).get(row);
    }

    /** The base currency as a number that means the same on both sides. */
    int currency(Side side, int row) {
        return band.currency().isPresent() ? 0 : frame.baseCurrency(side, row);
    }

    /** Why a row has no base amount. */
    LeftoverReason lack(Side side, int row) {
        if (band.currency().isPresent()) {
            return LeftoverReason.FX_RATE_UNAVAILABLE;
        }
        return frame.ledger(side).baseAmount(row) == null
                ? LeftoverReason.MISSING_BASE_AMOUNT
                : LeftoverReason.MISSING_BASE_CURRENCY;
    }

    /** The base currency's name; empty where there is none. */
    String currencyName(Side side, int row) {
        String own = frame.ledger(side).baseCurrency(row);
        return band.currency().orElse(own == null ? "" : own);
    }

    /** Where the base amount comes from, in words. */
    String origin(Side side, int row) {
        Ledger ledger = frame.ledger(side);
        String name = currencyName(side, row);
        if (name.equals(ledger.baseCurrency(row)) && ledger.baseAmount(row) != null) {
            return "given";
        }
        if (name.equals(ledger.currency(row))) {
            return "in " + name;
        }
        Rate rate = rate(side, row);
        return rate == null ? "" : ledger.currency(row) + "/" + name + " " + rate;
    }
}
