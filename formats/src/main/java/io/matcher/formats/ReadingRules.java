package io.matcher.formats;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the source's settings say about its values; what they leave null is decided by the column itself.
 *
 * @param timeZone where the source's days begin: for times without a zone and for the calendar day of an instant
 * @param decimalStyle how amounts are written
 * @param dateOrder how dates with slashes are written
 * @param datePattern the only pattern dates may have ({@link java.time.format.DateTimeFormatter}'s letters)
 * @param extraCurrencies codes that are accepted besides ISO 4217, upper case
 * @param defaultCurrency for files without a currency column, and for rows that leave it blank
 */
public record ReadingRules(
        ZoneId timeZone,
        @Nullable DecimalStyle decimalStyle,
        @Nullable DateOrder dateOrder,
        @Nullable String datePattern,
        Set<String> extraCurrencies,
        @Nullable String defaultCurrency) {

    private static final int MAX_PATTERN_CHARS = 64;

    /** UTC, and everything else decided by looking. */
    public static final ReadingRules DEFAULT = new ReadingRules(ZoneOffset.UTC, null, null, null, Set.of(), null);

    /**
     * @throws IllegalArgumentException when the pattern or the default currency can not be used
     */
    public ReadingRules {
        extraCurrencies = Set.copyOf(extraCurrencies);
        if (datePattern != null) {
            try {
                DatePattern.compile(checkedLength(datePattern));
            } catch (DateTimeException | IllegalArgumentException bad) {
                throw new IllegalArgumentException("the date pattern can not be used: " + bad.getMessage(), bad);
            }
        }
        if (defaultCurrency != null && !new Currencies(extraCurrencies).isKnown(defaultCurrency)) {
            throw new IllegalArgumentException("the default currency " + defaultCurrency + " is not known");
        }
    }

    private static String checkedLength(String pattern) {
        if (pattern.length() > MAX_PATTERN_CHARS) {
            throw new IllegalArgumentException("it is longer than " + MAX_PATTERN_CHARS + " characters");
        }
        return pattern;
    }

    /** Whether rows may be in this currency: an ISO 4217 code, or one of the extra ones, upper case. */
    public boolean knows(String currency) {
        return new Currencies(extraCurrencies).isKnown(currency);
    }

    public ReadingRules withTimeZone(ZoneId zone) {
        return new ReadingRules(zone, decimalStyle, dateOrder, datePattern, extraCurrencies, defaultCurrency);
    }

    public ReadingRules withDecimalStyle(DecimalStyle style) {
        return new ReadingRules(timeZone, style, dateOrder, datePattern, extraCurrencies, defaultCurrency);
    }

    public ReadingRules withDateOrder(DateOrder order) {
        return new ReadingRules(timeZone, decimalStyle, order, datePattern, extraCurrencies, defaultCurrency);
    }

    public ReadingRules withDatePattern(String pattern) {
        return new ReadingRules(timeZone, decimalStyle, dateOrder, pattern, extraCurrencies, defaultCurrency);
    }

    public ReadingRules withExtraCurrencies(Set<String> codes) {
        return new ReadingRules(timeZone, decimalStyle, dateOrder, datePattern, codes, defaultCurrency);
    }

    /** These rules for formats that write amounts and dates in one way only. */
    ReadingRules asWrittenByFormats() {
        return new ReadingRules(
                timeZone, DecimalStyle.POINT, DateOrder.DAY_FIRST, null, extraCurrencies, defaultCurrency);
    }

    public ReadingRules withDefaultCurrency(String code) {
        return new ReadingRules(timeZone, decimalStyle, dateOrder, datePattern, extraCurrencies, code);
    }
}
