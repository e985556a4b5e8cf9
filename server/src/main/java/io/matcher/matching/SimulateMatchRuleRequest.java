package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule to try over what is open in a context: a stored one, or one that is written here. */
record SimulateMatchRuleRequest(
        @NotNull UUID contextId,
        @Nullable UUID ruleId,
        @Nullable @Valid InlineRule rule,
        @Nullable @Min(1) @Max(200) Integer sampleLimit) {

    private static final int DEFAULT_SAMPLE = 25;

    /** A rule that is not stored. */
    @Schema(name = "SimulatedRule")
    record InlineRule(
            @NotNull @Schema(allowableValues = {"EXACT", "TOLERANCE", "DATE_LAG", "FUZZY"})
            String type,

            @Nullable Map<String, Object> config) {

        Map<String, Object> settings() {
            return Objects.requireNonNullElse(config, Map.of());
        }
    }

    int sample() {
        return Objects.requireNonNullElse(sampleLimit, DEFAULT_SAMPLE);
    }
}
