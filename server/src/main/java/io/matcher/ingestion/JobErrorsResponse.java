package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors of a job: the first hundred, and how many there were. */
record JobErrorsResponse(
        List<Item> items,

        @Schema(minimum = "0", example = "100", description = "How many errors of a job are kept.")
        long errorCap,

        @Schema(minimum = "0", description = "How many are kept of this one.")
        long storedErrors,

        @Schema(minimum = "0", description = "How many there were, kept or not.")
        long totalErrors,

        boolean truncated) {

    /** One row that is no transaction. */
    @Schema(name = "JobErrorItem")
    record Item(
            @Schema(
                    minimum = "1",
                    description = "The line of a CSV file, its header being line 1; else the number of the element.")
            long row,

            @Schema(description = "The column at fault, as the file names it.") @Nullable
            String field,

            String message,

            @Schema(description = "What stands there, shortened.") @Nullable
            String value) {}

    static JobErrorsResponse of(IngestionJob job, List<RowError> errors) {
        return new JobErrorsResponse(
                errors.stream()
                        .map(error -> new Item(error.row(), error.field(), error.message(), error.value()))
                        .toList(),
                RowError.CAP,
                errors.size(),
                job.totalErrors(),
                job.totalErrors() > errors.size());
    }
}
