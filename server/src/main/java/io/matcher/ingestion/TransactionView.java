package io.matcher.ingestion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in its current version, with its state.
 *
 * @param jobId the ingestion job that brought its first version
 * @param version 1, and one more with each change or deletion
 * @param amount within {@code numeric(20,8)}, without trailing zeros
 * @param openAmount what no live group covers; 0 when matched
 * @param metadataJson whatever else the source said, a JSON object
 * @param pending whether the source shows it as not posted yet
 * @param deleted whether the source deleted it; this version is the tombstone then
 */
public record TransactionView(
        UUID id,
        UUID contextId,
        UUID sourceId,
        UUID jobId,
        String externalId,
        int version,
        BigDecimal amount,
        BigDecimal openAmount,
        String currency,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        @Nullable Instant occurredAt,
        @Nullable String description,
        @Nullable String reference,
        String metadataJson,
        boolean pending,
        boolean deleted,
        TransactionStatus status,
        Instant createdAt) {
    /** When it occurred: the instant where the source tells it, else the start of the booking date in UTC. */
    public Instant date() {
        return occurredAt == null ? bookingDate.atStartOfDay(ZoneOffset.UTC).toInstant() : occurredAt;
    }
}
