package io.matcher.engine;

import io.matcher.engine.RuleSettings.DateField;
import io.matcher.engine.RuleSettings.Dating;
import io.matcher.engine.RuleSettings.DayCount;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The two ledgers of a run side by side, and what several rules compute from them, computed once. */
final class Frame {

    final MatchOptions options;
    final RuledOut ruledOut;
    final RateTable rates;
    private final Ledger left;
    private final Ledger right;
    private final Dictionary currencies = new Dictionary();
    private final int[] leftCodes;
    private final int[] rightCodes;
    private final Map<Boolean, long[]> leftReferences = new HashMap<>();
    private final Map<Boolean, long[]> rightReferences = new HashMap<>();
    private final Map<Dating, int[]> leftDays = new HashMap<>();
    private final Map<Dating, int[]> rightDays = new HashMap<>();
    private final Map<FxBand, BaseValues> baseValues = new HashMap<>();
    private @Nullable AmountKeys perCurrency;
    private @Nullable AmountKeys uniform;

    Frame(Ledger left, Ledger right, MatchOptions options, RuledOut ruledOut, RateTable rates) {
        this.left = left;
        this.right = right;
        this.options = options;
        this.ruledOut = ruledOut;
        this.rates = rates;
        this.leftCodes = codes(left);
        this.rightCodes = codes(right);
    }

    private int[] codes(Ledger ledger) {
        int[] codes = new int[ledger.currencyNames.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = currencies.code(ledger.currencyNames.name(i));
        }
        return codes;
    }

    Ledger ledger(Side side) {
        return side == Side.LEFT ? left : right;
    }

    int currencyCount() {
        return currencies.size();
    }

    /** The row's currency as a number that means the same on both sides. */
    int currency(Side side, int row) {
        return side == Side.LEFT ? leftCodes[left.currencies[row]] : rightCodes[right.currencies[row]];
    }

    /** The numbers of a ledger's own currency codes, by code. */
    int[] currencyCodes(Side side) {
        return side == Side.LEFT ? leftCodes : rightCodes;
    }

    /** The base currency likewise; -1 where there is none. */
    int baseCurrency(Side side, int row) {
        Ledger ledger = ledger(side);
        if (ledger.baseCurrencies == null || ledger.baseCurrencies[row] < 0) {
            return -1;
        }
        return currencyCodes(side)[ledger.baseCurrencies[row]];
    }

    long[] referenceHashes(Side side, boolean fold) {
        return (side == Side.LEFT ? leftReferences : rightReferences)
                .computeIfAbsent(fold, ignoreCase -> hashReferences(ledger(side), ignoreCase));
    }

    private long[] hashReferences(Ledger ledger, boolean fold) {
        long[] hashes = new long[ledger.size];
        Parallel.pieces(options.threads(), ledger.size, (from, to) -> {
            for (int row = from; row < to; row++) {
                hashes[row] = Texts.hash(ledger.referencePool(row), row, fold);
            }
        });
        return hashes;
    }

    /** Day numbers whose difference is the distance that the rule means; {@link Ledger#NO_DAY} where there is none. */
    int[] days(Side side, Dating dating) {
        return (side == Side.LEFT ? leftDays : rightDays).computeIfAbsent(dating, key -> countDays(ledger(side), key));
    }

    private int[] countDays(Ledger ledger, Dating dating) {
        if (dating.field() == DateField.BOOKING_DATE && dating.dayCount() == DayCount.CALENDAR) {
            return ledger.bookingDays;
        }
        IntUnaryOperator day = row -> Dates.day(ledger, row, dating.field());
        IntUnaryOperator number =
                switch (dating.dayCount()) {
                    case CALENDAR -> IntUnaryOperator.identity();
                    case BUSINESS ->
                        d -> d == Ledger.NO_DAY ? d : options.calendar().ordinal(d);
                };
        int[] days = new int[ledger.size];
        Parallel.each(options.threads(), ledger.size, row -> days[row] = number.applyAsInt(day.applyAsInt(row)));
        return days;
    }

    AmountKeys perCurrencyAmounts() {
        if (perCurrency == null) {
            perCurrency = AmountKeys.perCurrency(this);
        }
        return perCurrency;
    }

    AmountKeys uniformAmounts() {
        if (uniform == null) {
            uniform = AmountKeys.uniform(this);
        }
        return uniform;
    }

    BaseValues baseValues(FxBand band) {
        return baseValues.computeIfAbsent(band, key -> new BaseValues(this, key));
    }

    AmountKeys roundedAmounts(int scale, RoundingMode mode) {
        AmountKeys unrounded = perCurrencyAmounts();
        return unrounded.isAtScale(scale) ? unrounded : AmountKeys.rounded(this, scale, mode);
    }
}
