package io.matcher.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Dated rates between currencies: one unit of {@code currency} is worth {@code rate} units of {@code baseCurrency}. Rates are taken
 * as they were given: neither turned round nor chained. Part of a run's digest.
 */
public final class RateTable {

    /** A table holds at most this many rates. */
    public static final int MAX_RATES = 1_000_000;

    private static final RateTable NONE = new RateTable(new TreeMap<>());

    /** By {@code currency/base}, then by day. */
    private final Map<String, NavigableMap<Integer, Rate>> rates;

    private RateTable(Map<String, NavigableMap<Integer, Rate>> rates) {
        this.rates = rates;
    }

    /**
     * A rate of one day.
     *
     * @param day days since 1970-01-01
     * @param rate positive
     * @param source who said so, up to 200 characters
     */
    public record Rate(int day, BigDecimal rate, String source) {
        @Override
        public String toString() {
            return rate.toPlainString() + " of " + LocalDate.ofEpochDay(day) + (source.isEmpty() ? "" : ", " + source);
        }
    }

    public static RateTable none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Takes rates one at a time. */
    public static final class Builder {
        private final Map<String, NavigableMap<Integer, Rate>> rates = new HashMap<>();
        private int size;

        private Builder() {}

        /**
         * Adds the rate of one day.
         *
         * @param rate positive, up to 20 digits before and 18 after the point
         * @throws IllegalArgumentException when a value is beyond its range or the pair has a rate for that day already
         */
        public Builder add(String currency, String baseCurrency, LocalDate day, BigDecimal rate, String source) {
            BigDecimal exact = rate.stripTrailingZeros();
            String pair = pair(currency, baseCurrency);
            if (exact.signum() <= 0 || exact.scale() > 18 || (long) exact.precision() - exact.scale() > 20) {
                throw new IllegalArgumentException("the rate " + pair + " of " + day + " is out of range");
            }
            if (source.length() > 200 || currency.isBlank() || baseCurrency.isBlank() || ++size > MAX_RATES) {
                throw new IllegalArgumentException(
                        "rate " + size + " (" + pair + ") lacks a currency, names a source of"
                                + " more than 200 characters, or is beyond the limit of " + MAX_RATES);
            }
            int epochDay = Math.toIntExact(day.toEpochDay());
            if (rates.computeIfAbsent(pair, key -> new TreeMap<>())
                            .putIfAbsent(epochDay, new Rate(epochDay, exact, source))
                    != null) {
                throw new IllegalArgumentException("two rates " + pair + " for " + day);
            }
            return this;
        }

        public RateTable build() {
            TreeMap<String, NavigableMap<Integer, Rate>> all = new TreeMap<>();
            rates.forEach((pair, days) -> all.put(pair, new TreeMap<>(days)));
            return all.isEmpty() ? NONE : new RateTable(all);
        }
    }

    private static String pair(String currency, String baseCurrency) {
        return currency + "/" + baseCurrency;
    }

    /** The rate of this day, or of the nearest earlier one that lies no more than {@code maxAge} days back. */
    @Nullable
    Rate find(String currency, String baseCurrency, int day, int maxAge) {
        NavigableMap<Integer, Rate> days = rates.get(pair(currency, baseCurrency));
        Entry<Integer, Rate> nearest = days == null ? null : days.floorEntry(day);
        return nearest == null || (long) day - nearest.getKey() > maxAge ? null : nearest.getValue();
    }

    boolean isEmpty() {
        return rates.isEmpty();
    }

    /** How many rates it holds. */
    public int size() {
        return rates.values().stream().mapToInt(Map::size).sum();
    }

    /** Receives a rate, as {@link Builder#add} takes it. */
    @FunctionalInterface
    public interface Visitor {
        void rate(String currency, String baseCurrency, LocalDate day, BigDecimal rate, String source);
    }

    /** Goes through all rates in one order, so that a run can be kept with those it used. */
    public void visit(Visitor visitor) {
        rates.forEach((pair, days) -> {
            String[] codes = pair.split("/", 2);
            days.values()
                    .forEach(rate -> visitor.rate(
                            codes[0], codes[1], LocalDate.ofEpochDay(rate.day()), rate.rate(), rate.source()));
        });
    }

    /** All rates, one a line, in one order. */
    String text() {
        StringBuilder text = new StringBuilder();
        rates.forEach((pair, days) -> days.values().forEach(rate -> text.append('\n')
                .append(pair)
                .append('=')
                .append(rate.day())
                .append(':')
                .append(rate.rate().toPlainString())
                .append(':')
                .append(rate.source().length())
                .append(':')
                .append(rate.source())));
        return text.toString();
    }
}
