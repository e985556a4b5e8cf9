package io.matcher.contexts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source described together with its context; {@code mapping} makes its field map too. */
record CreateContextSourceRequest(
        @NotBlank @Size(max = 50) String name,
        @NotNull SourceType type,
        @NotNull Side side,
        @Nullable Map<String, Object> config,
        @Nullable Map<String, Object> mapping) {

    CreateSourceRequest source() {
        return new CreateSourceRequest(name, type, side, config);
    }
}
