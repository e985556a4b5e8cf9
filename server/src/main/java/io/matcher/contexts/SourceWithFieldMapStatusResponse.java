package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A source of a list, which also tells whether it has a field map. */
record SourceWithFieldMapStatusResponse(
        UUID id,
        UUID contextId,
        String name,
        SourceType type,
        Side side,
        @Schema(implementation = Object.class) JsonNode config,
        boolean hasFieldMaps,
        Instant createdAt,
        Instant updatedAt) {

    static SourceWithFieldMapStatusResponse of(SourceStore.Listed listed) {
        Source source = listed.source();
        return new SourceWithFieldMapStatusResponse(
                source.id(),
                source.contextId(),
                source.name(),
                source.type(),
                source.side(),
                source.config(),
                listed.hasFieldMap(),
                source.createdAt(),
                source.updatedAt());
    }
}
