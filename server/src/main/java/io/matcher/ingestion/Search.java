package io.matcher.ingestion;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; whatever is null is not asked about.
 *
 * @param text part of an external id, a description or a reference, in any case
 * @param reference a whole external id
 * @param limit 1 to 50
 * @param offset 0 to 10,000
 */
record Search(
        @Nullable String text,
        @Nullable BigDecimal amountMin,
        @Nullable BigDecimal amountMax,
        @Nullable Instant dateFrom,
        @Nullable Instant dateTo,
        @Nullable String reference,
        @Nullable String currency,
        @Nullable UUID sourceId,
        @Nullable TransactionStatus status,
        int limit,
        int offset) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 50;
    static final int MAX_OFFSET = 10_000;
    private static final int MAX_TEXT = 255;
    private static final int MAX_DIGITS = 40;

    /**
     * The parameters as a client wrote them.
     *
     * @throws RefusedException 400 naming the first that can not be used
     */
    static Search of(
            @Nullable String q,
            @Nullable String amountMin,
            @Nullable String amountMax,
            @Nullable String dateFrom,
            @Nullable String dateTo,
            @Nullable String reference,
            @Nullable String currency,
            @Nullable String status,
            @Nullable UUID sourceId,
            @Nullable Integer limit,
            @Nullable Integer offset) {
        String statusGiven = text("status", status);
        String currencyGiven = text("currency", currency);
        return new Search(
                text("q", q),
                amount("amount_min", amountMin),
                amount("amount_max", amountMax),
                instant("date_from", dateFrom),
                instant("date_to", dateTo),
                text("reference", reference),
                currencyGiven == null ? null : currencyGiven.toUpperCase(Locale.ROOT),
                sourceId,
                statusGiven == null ? null : Sorting.named("query.status", statusGiven, TransactionStatus.class),
                limit == null || limit < 1 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT),
                offset(offset));
    }

    private static int offset(@Nullable Integer given) {
        int offset = given == null ? 0 : given;
        if (offset < 0 || offset > MAX_OFFSET) {
            throw refused("offset", "is from 0 to " + MAX_OFFSET + "; narrow the search to see more", offset);
        }
        return offset;
    }

    private static @Nullable String text(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > MAX_TEXT) {
            throw refused(name, "is longer than " + MAX_TEXT + " characters", null);
        }
        if (given.indexOf('\0') >= 0) {
            throw refused(name, "holds a NUL character", null);
        }
        return given.strip();
    }

    private static @Nullable BigDecimal amount(String name, @Nullable String given) {
        String text = text(name, given);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.precision() <= MAX_DIGITS && Math.abs(amount.scale()) <= MAX_DIGITS) {
                return amount;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(name, "is not a decimal number", text);
        }
        throw refused(name, "has more than " + MAX_DIGITS + " digits", null);
    }

    private static @Nullable Instant instant(String name, @Nullable String given) {
        String text = text(name, given);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            int year = OffsetDateTime.parse(text).getYear();
            if (year >= 1 && year <= 9999) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            throw refused(name, "is not an RFC 3339 date and time, such as 2025-01-31T00:00:00Z", text);
        }
        throw refused(name, "is outside of the years 1 to 9999", text);
    }

    private static RefusedException refused(String name, String message, @Nullable Object value) {
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: query." + name + " " + message,
                new Fault("query." + name, message, value));
    }
}
