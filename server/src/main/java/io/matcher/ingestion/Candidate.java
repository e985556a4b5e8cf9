package io.matcher.ingestion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posted, unmatched transaction as matching sees it.
 *
 * @param version of the transaction that all this is of
 * @param amount the open amount, within {@code numeric(20,8)}, without trailing zeros; money in is positive
 * @param bookingDate the bank's day, in the source's zone
 * @param valueDate the day from which the money counts, where the source tells it
 * @param occurredAt the instant, where the source tells more than the day
 * @param reference what the field map's {@code reference} gives; the external id stands for it where it is null
 * @param metadataJson whatever else the source said, a JSON object
 */
public record Candidate(
        UUID transactionId,
        int version,
        UUID sourceId,
        String externalId,
        BigDecimal amount,
        String currency,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        @Nullable Instant occurredAt,
        @Nullable String reference,
        @Nullable String description,
        String metadataJson) {}
