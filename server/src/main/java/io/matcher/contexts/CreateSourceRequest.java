package io.matcher.contexts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new source of a context. */
record CreateSourceRequest(
        @NotBlank @Size(max = 50) String name,
        @NotNull SourceType type,
        @NotNull Side side,
        @Nullable Map<String, Object> config) {

    Map<String, Object> settings() {
        return config == null ? Map.of() : config;
    }
}
