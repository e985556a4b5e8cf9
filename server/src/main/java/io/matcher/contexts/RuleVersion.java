package io.matcher.contexts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was for a time.
 *
 * @param version 1, and one more with each change, its priority included
 * @param actor subject of the caller who wrote it; null where that was not kept yet
 * @param end how it came to its end; null of the one that holds
 */
record RuleVersion(
        UUID ruleId,
        UUID contextId,
        int version,
        int priority,
        String type,
        Map<String, Object> config,
        @Nullable String actor,
        Instant recordedAt,
        @Nullable VersionEnd end) {}
