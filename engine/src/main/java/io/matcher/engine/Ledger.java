package io.matcher.engine;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The candidate rows of one side, in compact columns. A row is known by its ordinal, from 0, in the order of adding.
 *
 * <p>Immutable and safe to share between threads. About 60 bytes a row plus its texts.
 */
public final class Ledger {

    /** Marks a day that a row does not have. */
    static final int NO_DAY = Integer.MIN_VALUE;

    /** Marks an instant that a row does not have. */
    static final long NO_INSTANT = Long.MIN_VALUE;

    final int size;
    final MoneyColumn amounts;
    final int[] currencies;
    final Dictionary currencyNames;
    final int[] bookingDays;
    final int @Nullable [] valueDays;
    final long @Nullable [] instants;
    final TextPool externalIds;
    final TextPool references;
    final int[] sources;
    final Dictionary sourceNames;
    final @Nullable MoneyColumn baseAmounts;
    final int @Nullable [] baseCurrencies;
    final @Nullable TextPool descriptions;
    final Map<String, TextPool> keys;
    /** Sorted, so that walking the keys does not depend on how they were given. */
    final List<String> keyNames;

    Ledger(LedgerBuilder from) {
        this.size = from.size();
        this.amounts = from.amounts;
        this.currencies = from.currencies.toArray();
        this.currencyNames = from.currencyNames;
        this.bookingDays = from.bookingDays.toArray();
        this.valueDays = from.anyValueDay ? from.valueDays.toArray() : null;
        this.instants = from.anyInstant ? from.instants.toArray() : null;
        this.externalIds = from.externalIds;
        this.references = from.references;
        this.sources = from.sources.toArray();
        this.sourceNames = from.sourceNames;
        this.baseAmounts = from.anyBase ? from.baseAmounts : null;
        this.baseCurrencies = from.anyBase ? from.baseCurrencies.toArray() : null;
        this.descriptions = from.descriptions;
        this.keys = Map.copyOf(from.keys);
        this.keyNames = keys.keySet().stream().sorted().toList();
    }

    /** A builder whose rows carry the named metadata values; ask {@link MatchRule#keys} which names the rules read. */
    public static LedgerBuilder builder(Collection<String> keys) {
        return new LedgerBuilder(List.copyOf(keys));
    }

    public static LedgerBuilder builder() {
        return builder(List.of());
    }

    public int size() {
        return size;
    }

    public BigDecimal amount(int row) {
        return amounts.get(row);
    }

    public String currency(int row) {
        return currencyNames.name(currencies[row]);
    }

    /** Days since 1970-01-01. */
    public int bookingDay(int row) {
        return bookingDays[row];
    }

    public String externalId(int row) {
        String id = externalIds.get(row);
        return id == null ? "" : id;
    }

    /** The row's reference: the given one, else its external id. */
    public String reference(int row) {
        String text = referencePool(row).get(row);
        return text == null ? "" : text;
    }

    /** What the row says of itself in words; empty where it says nothing. */
    public String description(int row) {
        String text = descriptions == null ? null : descriptions.get(row);
        return text == null ? "" : text;
    }

    public String source(int row) {
        return sourceNames.name(sources[row]);
    }

    public @Nullable BigDecimal baseAmount(int row) {
        return baseAmounts != null && baseAmounts.has(row) ? baseAmounts.get(row) : null;
    }

    public @Nullable String baseCurrency(int row) {
        return baseCurrencies != null && baseCurrencies[row] >= 0 ? currencyNames.name(baseCurrencies[row]) : null;
    }

    /** Estimated size in memory, in bytes. */
    public long bytes() {
        long total = amounts.bytes() + 12L * size + externalIds.bytes() + references.bytes();
        total += valueDays == null ? 0 : 4L * size;
        total += instants == null ? 0 : 8L * size;
        total += baseAmounts == null ? 0 : baseAmounts.bytes() + 4L * size;
        total += descriptions == null ? 0 : descriptions.bytes();
        for (TextPool key : keys.values()) {
            total += key.bytes();
        }
        return total;
    }

    TextPool referencePool(int row) {
        return references.has(row) ? references : externalIds;
    }

    /** Where the row's reference stands: its place in {@link #references}, or less than 0, that in the external ids. */
    long referencePlace(int row) {
        return references.has(row) ? references.place(row) : ~externalIds.place(row);
    }

    byte[] referencePage(long place) {
        return place >= 0 ? references.pageAt(place) : externalIds.pageAt(~place);
    }

    int referenceLength(long place) {
        return TextPool.lengthAt(referencePage(place), referenceStart(place));
    }

    static int referenceStart(long place) {
        return TextPool.startAt(place >= 0 ? place : ~place);
    }

    int valueDay(int row) {
        return valueDays == null ? NO_DAY : valueDays[row];
    }

    long instant(int row) {
        return instants == null ? NO_INSTANT : instants[row];
    }
}
