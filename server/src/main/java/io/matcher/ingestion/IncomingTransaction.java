package io.matcher.ingestion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as another context fetched it.
 *
 * @param externalId 1 to 255 characters, unique in its source
 * @param amount within {@code numeric(20,8)}: at most 12 digits before and 8 after the point; money in is positive
 * @param currency ISO 4217, or a code that the tenant allows beside it
 * @param bookingDate the day in the bank's zone
 * @param metadataJson a JSON object
 * @param pending whether the source shows it as not posted yet
 */
public record IncomingTransaction(
        String externalId,
        BigDecimal amount,
        String currency,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        @Nullable Instant occurredAt,
        @Nullable String description,
        @Nullable String reference,
        String metadataJson,
        boolean pending) {}
