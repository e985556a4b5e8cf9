package io.matcher.contexts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field map as it was for a time.
 *
 * @param actor subject of the caller who wrote it; null where that was not kept yet
 * @param end how it came to its end; null of the one that holds
 */
record FieldMapVersion(
        UUID fieldMapId,
        UUID contextId,
        UUID sourceId,
        int version,
        Map<String, Object> mapping,
        @Nullable String actor,
        Instant recordedAt,
        @Nullable VersionEnd end) {}
