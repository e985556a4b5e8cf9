package io.matcher.contexts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A rule that proposes pairs, valid by construction: its settings were checked when it was written.
 *
 * @param priority 1 to 1000, the lowest first
 * @param type {@code EXACT}, {@code TOLERANCE}, {@code DATE_LAG} or {@code FUZZY}
 * @param config the settings as they were written
 */
public record MatchRule(
        UUID id,
        UUID contextId,
        int priority,
        String type,
        Map<String, Object> config,
        Instant createdAt,
        Instant updatedAt) {}
