package io.matcher.contexts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the setup of a context has come. {@code lastRun} is null, and shown as null, while there is none. */
record SetupProgressResponse(
        UUID contextId,
        ContextStatus status,
        SourceCounts sources,
        FieldMapCounts fieldMaps,
        Count matchRules,
        Count schedules,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LastRunSummary lastRun,
        Readiness readiness) {

    @Schema(name = "SetupSourceCounts")
    record SourceCounts(long total, long left, long right) {}

    @Schema(name = "SetupFieldMapCounts")
    record FieldMapCounts(long mappedSources) {}

    @Schema(name = "SetupCount")
    record Count(long total) {}

    @Schema(name = "SetupLastRun")
    record LastRunSummary(
            UUID id,

            @Schema(allowableValues = {"PROCESSING", "COMPLETED", "FAILED"})
            String status,

            @Nullable Instant completedAt) {

        static LastRunSummary of(RunHistory.LastRun run) {
            return new LastRunSummary(run.id(), run.status(), run.completedAt());
        }
    }

    @Schema(name = "SetupReadiness")
    record Readiness(
            boolean ready,

            @Schema(allowableValues = {"sources_left", "sources_right", "field_maps", "match_rules"})
            List<String> missing) {}
}
