package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new rule of a context. */
record CreateMatchRuleRequest(
        @NotNull @Min(1) @Max(1000) Integer priority,

        @NotNull @Schema(allowableValues = {"EXACT", "TOLERANCE", "DATE_LAG", "FUZZY"})
        String type,

        @Nullable Map<String, Object> config) {

    Map<String, Object> settings() {
        return config == null ? Map.of() : config;
    }
}
