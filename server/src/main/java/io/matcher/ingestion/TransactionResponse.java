package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transaction as clients see it, in its current version. */
record TransactionResponse(
        UUID id,

        @Schema(description = "The ingestion job that brought its first version.")
        UUID jobId,

        UUID sourceId,
        UUID contextId,
        String externalId,
        @Schema(example = "1000.50") String amount,

        @Schema(example = "1000.50", description = "What no live group covers; 0 when matched.")
        String openAmount,

        @Schema(example = "USD") String currency,

        @Schema(
                description =
                        "When it occurred; the start of its booking date in UTC where the source tells no more than the day.")
        Instant date,

        @Schema(description = "The bank's day.") LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        @Nullable String description,
        @Nullable String reference,
        TransactionStatus status,

        @Schema(allowableValues = {"PENDING", "EXTRACTED", "FAILED"})
        String extractionStatus,

        @Schema(
                description =
                        "Whether the source shows it as not posted yet; it is no candidate for matching until it is.")
        boolean pending,

        @Schema(minimum = "1") int version,
        Instant createdAt) {

    static TransactionResponse of(TransactionView view) {
        return new TransactionResponse(
                view.id(),
                view.jobId(),
                view.sourceId(),
                view.contextId(),
                view.externalId(),
                view.amount().toPlainString(),
                view.openAmount().toPlainString(),
                view.currency(),
                view.date(),
                view.bookingDate(),
                view.valueDate(),
                view.description(),
                view.reference(),
                view.status(),
                "EXTRACTED",
                view.pending(),
                view.version(),
                view.createdAt());
    }
}
