package io.matcher.ingestion;

import io.matcher.platform.outcome.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload, or one lot of pulled transactions, and what became of it.
 *
 * @param actor the subject in whose name it works
 * @param digest SHA-256 of the original, hexadecimal; null for a pull
 * @param bytesRead of the original so far
 * @param totalRows good and failed ones so far, duplicates included
 * @param duplicateRows rows that are there already
 * @param failureCode the code of why it failed, where there is one
 * @param originalExpiredAt since when the original is there no more, its retention being over; null while it is
 * @param totalErrors failed rows, and one more where the file itself can not be read on
 */
record IngestionJob(
        UUID id,
        UUID contextId,
        UUID sourceId,
        Status status,
        Origin origin,
        String actor,
        @Nullable String fileName,
        @Nullable String format,
        @Nullable String digest,
        @Nullable String storageKey,
        long sizeBytes,
        long bytesRead,
        long totalRows,
        long failedRows,
        long duplicateRows,
        long amendedRows,
        long insertedRows,
        long totalErrors,
        @Nullable UUID firstId,
        @Nullable UUID lastId,
        @Nullable String failureReason,
        @Nullable ErrorCode failureCode,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        @Nullable Instant originalExpiredAt) {

    enum Status {
        QUEUED,
        PROCESSING,
        COMPLETED,
        FAILED,
        CANCELLED;

        boolean isEnd() {
            return this == COMPLETED || this == FAILED || this == CANCELLED;
        }
    }

    enum Origin {
        UPLOAD,
        PULL
    }
}
