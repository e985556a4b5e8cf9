package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run as clients see it. */
record MatchRunResponse(
        UUID id,
        UUID contextId,
        RunMode mode,
        RunStatus status,
        @Schema(implementation = Object.class) JsonNode stats,
        @Nullable String digest,
        @Nullable String failureReason,
        Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    static MatchRunResponse of(MatchRun run) {
        return new MatchRunResponse(
                run.id(),
                run.contextId(),
                run.mode(),
                run.status(),
                run.stats(),
                run.digest(),
                run.failureReason(),
                run.startedAt(),
                run.completedAt(),
                run.createdAt(),
                run.updatedAt());
    }
}
