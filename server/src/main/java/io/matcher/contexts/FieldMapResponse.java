package io.matcher.contexts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A field map as clients see it. */
record FieldMapResponse(
        UUID id,
        UUID contextId,
        UUID sourceId,
        Map<String, Object> mapping,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static FieldMapResponse of(FieldMap map) {
        return new FieldMapResponse(
                map.id(),
                map.contextId(),
                map.sourceId(),
                map.mapping(),
                map.version(),
                map.createdAt(),
                map.updatedAt());
    }
}
