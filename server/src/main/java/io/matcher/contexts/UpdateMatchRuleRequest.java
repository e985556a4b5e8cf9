package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What should change of a rule; a member left out stays as it is, a config replaces the whole config. */
record UpdateMatchRuleRequest(
        @Nullable @Min(1) @Max(1000) Integer priority,

        @Nullable @Schema(allowableValues = {"EXACT", "TOLERANCE", "DATE_LAG", "FUZZY"})
        String type,

        @Nullable Map<String, Object> config) {}
