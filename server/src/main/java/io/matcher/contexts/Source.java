package io.matcher.contexts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One stream of transactions of a context.
 *
 * @param config settings of the source, a JSON object
 * @param connectionId the aggregator connection whose transactions it takes; null for none
 * @param bringsMap whether its files are in a format that says itself which field is which
 */
public record Source(
        UUID id,
        UUID contextId,
        String name,
        SourceType type,
        Side side,
        JsonNode config,
        @Nullable UUID connectionId,
        boolean bringsMap,
        Instant createdAt,
        Instant updatedAt) {}
