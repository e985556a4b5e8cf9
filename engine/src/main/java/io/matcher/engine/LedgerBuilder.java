package io.matcher.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one side, one at a time: set the row's values, then {@link #add}, which gives its ordinal.
 *
 * <p>Required are amount, currency, booking date and external id. Values are reset after each row but the source,
 * which stays until another is named. Not safe for use by several threads; spent after {@link #build}.
 */
public final class LedgerBuilder {

    /** A ledger holds at most this many rows. */
    public static final int MAX_ROWS = 100_000_000;

    final MoneyColumn amounts = new MoneyColumn();
    final IntColumn currencies = new IntColumn();
    final Dictionary currencyNames = new Dictionary();
    final IntColumn bookingDays = new IntColumn();
    final IntColumn valueDays = new IntColumn();
    final LongColumn instants = new LongColumn();
    final TextPool externalIds = new TextPool();
    final TextPool references = new TextPool();
    final IntColumn sources = new IntColumn();
    final Dictionary sourceNames = new Dictionary();
    final MoneyColumn baseAmounts = new MoneyColumn();
    final IntColumn baseCurrencies = new IntColumn();

    @Nullable
    TextPool descriptions;

    final Map<String, TextPool> keys = new LinkedHashMap<>();
    boolean anyValueDay;
    boolean anyInstant;
    boolean anyBase;

    private int size;
    private boolean built;
    private @Nullable BigDecimal amount;
    private long unscaled;
    private int scale;
    private boolean hasAmount;
    private @Nullable String currency;
    private int bookingDay = Ledger.NO_DAY;
    private int valueDay = Ledger.NO_DAY;
    private long instant = Ledger.NO_INSTANT;
    private @Nullable String externalId;
    private @Nullable String reference;
    private @Nullable String description;
    private String source = "";
    private @Nullable BigDecimal baseAmount;
    private @Nullable String baseCurrency;
    private final Map<String, String> keyValues = new HashMap<>();

    LedgerBuilder(List<String> keyNames) {
        for (String name : keyNames) {
            keys.put(name, new TextPool());
        }
    }

    /** The amount with its sign; at most 30 digits before and 18 after the point. */
    public LedgerBuilder amount(BigDecimal value) {
        amount = value;
        hasAmount = true;
        return this;
    }

    /** The amount {@code value × 10^-decimals}, for loaders that have no {@code BigDecimal} to give. */
    public LedgerBuilder amount(long value, int decimals) {
        amount = null;
        unscaled = value;
        scale = decimals;
        hasAmount = true;
        return this;
    }

    public LedgerBuilder currency(String code) {
        currency = code;
        return this;
    }

    public LedgerBuilder bookingDate(LocalDate date) {
        return bookingDay(Math.toIntExact(date.toEpochDay()));
    }

    /** The booking date as days since 1970-01-01. */
    public LedgerBuilder bookingDay(int epochDay) {
        bookingDay = epochDay;
        return this;
    }

    public LedgerBuilder valueDate(@Nullable LocalDate date) {
        valueDay = date == null ? Ledger.NO_DAY : Math.toIntExact(date.toEpochDay());
        return this;
    }

    public LedgerBuilder occurredAt(@Nullable Instant at) {
        instant = at == null ? Ledger.NO_INSTANT : ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return this;
    }

    /** The instant as microseconds since 1970-01-01T00:00Z. */
    public LedgerBuilder occurredAtMicros(long micros) {
        instant = micros;
        return this;
    }

    public LedgerBuilder externalId(String id) {
        externalId = id;
        return this;
    }

    /** What the rules call the reference; {@code null} means the external id, a blank text means none. */
    public LedgerBuilder reference(@Nullable String text) {
        reference = text;
        return this;
    }

    /** The row's text; read by FUZZY rules and in the search for duplicates. Costs nothing while no row has one. */
    public LedgerBuilder description(@Nullable String text) {
        description = text;
        return this;
    }

    /** The name of the source of this row and of those that follow. */
    public LedgerBuilder source(String name) {
        source = name;
        return this;
    }

    public LedgerBuilder base(@Nullable BigDecimal value, @Nullable String code) {
        baseAmount = value;
        baseCurrency = code;
        return this;
    }

    /** A metadata value; names that no rule reads are ignored. */
    public LedgerBuilder key(String name, @Nullable String value) {
        if (value != null && keys.containsKey(name)) {
            keyValues.put(name, value);
        }
        return this;
    }

    public int size() {
        return size;
    }

    /**
     * Adds the row and returns its ordinal.
     *
     * @throws IllegalArgumentException when a required value is missing or a value is beyond its limit; the builder can
     *     not be used afterwards
     */
    public int add() {
        if (built) {
            throw new IllegalStateException("the ledger is built already");
        }
        if (size == MAX_ROWS) {
            throw new IllegalArgumentException("a ledger holds at most " + MAX_ROWS + " rows");
        }
        built = true; // stays so if a value is refused half way
        externalIds.add(required("externalId", externalId));
        currencies.add(currencyNames.code(required("currency", currency)));
        bookingDays.add(requiredDay());
        addAmount();
        valueDays.add(valueDay);
        anyValueDay |= valueDay != Ledger.NO_DAY;
        instants.add(instant);
        anyInstant |= instant != Ledger.NO_INSTANT;
        references.add(reference);
        addDescription();
        sources.add(sourceNames.code(source));
        addBase();
        keys.forEach((name, pool) -> pool.add(keyValues.get(name)));
        built = false;
        clear();
        return size++;
    }

    private void addAmount() {
        if (!hasAmount) {
            throw new IllegalArgumentException("amount is missing in row " + size);
        }
        if (amount == null) {
            amounts.add(unscaled, scale);
        } else {
            amounts.add(amount);
        }
    }

    private void addDescription() {
        if (descriptions == null && description != null) {
            descriptions = new TextPool();
            for (int row = 0; row < size; row++) {
                descriptions.add(null);
            }
        }
        if (descriptions != null) {
            descriptions.add(description);
        }
    }

    private void addBase() {
        if (baseAmount == null) {
            baseAmounts.addAbsent();
        } else {
            baseAmounts.add(baseAmount);
        }
        boolean named = baseCurrency != null && !baseCurrency.isBlank();
        baseCurrencies.add(baseCurrency != null && named ? currencyNames.code(baseCurrency) : -1);
        anyBase |= baseAmount != null || named;
    }

    private String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing in row " + size);
        }
        return value;
    }

    private int requiredDay() {
        if (bookingDay < -100_000_000 || bookingDay > 100_000_000) {
            throw new IllegalArgumentException("bookingDate is missing or out of range in row " + size);
        }
        return bookingDay;
    }

    private void clear() {
        amount = null;
        hasAmount = false;
        currency = null;
        bookingDay = Ledger.NO_DAY;
        valueDay = Ledger.NO_DAY;
        instant = Ledger.NO_INSTANT;
        externalId = null;
        reference = null;
        description = null;
        baseAmount = null;
        baseCurrency = null;
        keyValues.clear();
    }

    public Ledger build() {
        if (built) {
            throw new IllegalStateException("the builder is spent");
        }
        built = true;
        amounts.trim();
        baseAmounts.trim();
        externalIds.trim();
        references.trim();
        if (descriptions != null) {
            descriptions.trim();
        }
        keys.values().forEach(TextPool::trim);
        return new Ledger(this);
    }
}
