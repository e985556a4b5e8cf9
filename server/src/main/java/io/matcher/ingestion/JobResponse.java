package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An ingestion job as clients see it. */
record JobResponse(
        UUID id,
        UUID contextId,
        UUID sourceId,
        IngestionJob.Status status,

        @Schema(description = "Whether a file was uploaded or transactions were pulled.")
        IngestionJob.Origin origin,

        @Nullable String fileName,
        @Nullable String format,

        @Schema(description = "SHA-256 of the original, hexadecimal.") @Nullable
        String digest,

        @Schema(minimum = "0") long sizeBytes,

        @Schema(minimum = "0", description = "Bytes of the original read so far.")
        long bytesRead,

        @Schema(
                minimum = "0",
                maximum = "100",
                description = "How much of the original is read; 100 only when the job is done.")
        int percent,

        @Schema(minimum = "0", description = "Rows so far, failed ones and duplicates included.")
        long totalRows,

        @Schema(minimum = "0") long failedRows,

        @Schema(minimum = "0", description = "Rows whose external id was there already and that changed nothing.")
        long duplicateRows,

        @Schema(minimum = "0", description = "Rows that gave a known transaction a new version.")
        long amendedRows,

        @Schema(minimum = "0", description = "Rows that became new transactions.")
        long insertedRows,

        @Nullable String failureReason,

        @Schema(description = "The code of why it failed, where there is one, as MTCH-0308.") @Nullable
        String failureCode,

        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,

        @Schema(description = "Since when the original is kept no more, its retention being over; the digest stays.")
        @Nullable
        Instant originalExpiredAt,

        @Schema(description = "The layout template that the file is read by.") @Nullable
        UUID templateId,

        @Schema(description = "The version of that template.") @Nullable
        Integer templateVersion,

        @Schema(description = "The job that failed or was cancelled, and whose original is read once more.") @Nullable
        UUID retryOf) {

    private static final int ALL = 100;

    static JobResponse of(IngestionJob job) {
        return new JobResponse(
                job.id(),
                job.contextId(),
                job.sourceId(),
                job.status(),
                job.origin(),
                job.fileName(),
                job.format(),
                job.digest(),
                job.sizeBytes(),
                job.bytesRead(),
                percent(job),
                job.totalRows(),
                job.failedRows(),
                job.duplicateRows(),
                job.amendedRows(),
                job.insertedRows(),
                job.status() == IngestionJob.Status.FAILED ? job.failureReason() : null,
                job.failureCode() == null ? null : job.failureCode().wire(),
                job.startedAt(),
                job.completedAt(),
                job.createdAt(),
                job.originalExpiredAt(),
                job.templateId(),
                job.templateId() == null ? null : job.templateVersion(),
                job.retryOf());
    }

    private static int percent(IngestionJob job) {
        if (job.status() == IngestionJob.Status.COMPLETED) {
            return ALL;
        }
        return job.sizeBytes() == 0 ? 0 : (int) Math.min(ALL - 1, job.bytesRead() * ALL / job.sizeBytes());
    }
}
