package io.matcher.contexts;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a source, with the name of its connection already resolved.
 *
 * @param bringsMap whether its files are in a format that says itself which field is which
 */
record SourceSettings(
        String name,
        SourceType type,
        Side side,
        Map<String, ?> config,
        @Nullable UUID connectionId,
        boolean bringsMap) {}
