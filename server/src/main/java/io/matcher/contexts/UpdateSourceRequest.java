package io.matcher.contexts;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What should change of a source; a member left out stays as it is, a config replaces the whole config. */
record UpdateSourceRequest(
        @Nullable @Size(max = 50) String name,
        @Nullable SourceType type,
        @Nullable Side side,
        @Nullable Map<String, Object> config) {}
