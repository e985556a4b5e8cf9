package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A source as clients see it. */
record ReconciliationSourceResponse(
        UUID id,
        UUID contextId,
        String name,
        SourceType type,
        Side side,
        @Schema(implementation = Object.class) JsonNode config,
        Instant createdAt,
        Instant updatedAt) {

    static ReconciliationSourceResponse of(Source source) {
        return new ReconciliationSourceResponse(
                source.id(),
                source.contextId(),
                source.name(),
                source.type(),
                source.side(),
                source.config(),
                source.createdAt(),
                source.updatedAt());
    }
}
