package io.matcher.ingestion;

import io.matcher.contexts.Source;
import io.matcher.platform.database.Ids;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.storage.StoredFile;
import io.matcher.platform.tenancy.Caller;
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
 * @param templateId the layout template that the file is read by; null for formats that are there for everybody
 * @param templateVersion of the template; 0 where there is none
 * @param retryOf the job that failed or was cancelled, and whose original is read once more
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
        @Nullable Instant originalExpiredAt,
        @Nullable UUID templateId,
        int templateVersion,
        @Nullable UUID retryOf) {

    /** A file that is safe on disk and waits to be read. */
    static IngestionJob queued(
            Caller caller,
            Source source,
            FileFormat format,
            @Nullable String fileName,
            StoredFile file,
            @Nullable UUID retryOf,
            Instant now) {
        LayoutTemplate template = format.template();
        return new IngestionJob(
                Ids.next(),
                source.contextId(),
                source.id(),
                Status.QUEUED,
                Origin.UPLOAD,
                caller.subject(),
                fileName,
                format.name(),
                file.sha256(),
                file.key(),
                file.size(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                null,
                template == null ? null : template.id(),
                template == null ? 0 : template.version(),
                retryOf);
    }

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
