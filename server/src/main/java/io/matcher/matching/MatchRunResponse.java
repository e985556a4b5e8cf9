package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as clients see it.
 *
 * @param origin whether rules made its groups, or a person
 * @param progress where it is; present while it goes on
 * @param sourceIds what it was narrowed to, as the dates are; absent where it was not
 * @param cancelledAt when a person ended it before its time; it is {@code FAILED} then
 */
record MatchRunResponse(
        UUID id,
        UUID contextId,
        RunMode mode,
        RunStatus status,

        @Schema(allowableValues = {"RULES", "MANUAL"}) String origin,

        @Schema(
                implementation = Object.class,
                description = "While the run goes on: phase, percent, rows of the phase and rowsPerSecond.")
        @Nullable
        JsonNode progress,

        @Schema(implementation = Object.class) JsonNode stats,
        @Nullable String digest,
        @Nullable List<UUID> sourceIds,
        @Nullable LocalDate dateFrom,
        @Nullable LocalDate dateTo,
        @Nullable String failureReason,
        @Nullable Instant cancelledAt,
        Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    static MatchRunResponse of(MatchRun run, @Nullable JsonNode progress) {
        return new MatchRunResponse(
                run.id(),
                run.contextId(),
                run.mode(),
                run.status(),
                run.origin(),
                progress,
                run.stats(),
                run.digest(),
                run.narrowing().sourceIds().isEmpty() ? null : run.narrowing().sourceIds(),
                run.narrowing().from(),
                run.narrowing().to(),
                run.failureReason(),
                run.cancelledAt(),
                run.startedAt(),
                run.completedAt(),
                run.createdAt(),
                run.updatedAt());
    }
}
