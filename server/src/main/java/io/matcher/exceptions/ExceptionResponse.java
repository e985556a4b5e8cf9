package io.matcher.exceptions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An exception as clients see it.
 *
 * @param runId the run that last had something to say about it
 * @param explanation why there is no match: the nearest candidates, what each lacks, and the least change of a rule that would do
 */
record ExceptionResponse(
        UUID id,
        UUID transactionId,
        UUID contextId,
        @Nullable UUID runId,

        @Schema(allowableValues = {"LOW", "MEDIUM", "HIGH", "CRITICAL"})
        String severity,

        @Schema(allowableValues = {"OPEN", "ASSIGNED", "PENDING_RESOLUTION", "RESOLVED"})
        String status,

        String reason,
        @Nullable @Schema(implementation = Object.class) JsonNode explanation,
        @Nullable String externalSystem,
        @Nullable String externalIssueId,
        @Nullable String assignedTo,
        @Nullable Instant dueAt,
        @Nullable String resolutionNotes,

        @Nullable @Schema(allowableValues = {"FORCE_MATCH", "ADJUST_ENTRY", "MATCHED", "IGNORED"})
        String resolutionType,

        @Nullable String resolutionReason,
        Instant createdAt,
        Instant updatedAt) {}
