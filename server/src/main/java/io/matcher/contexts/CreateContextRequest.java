package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A context as it is first described, perhaps with its sources and rules at once. */
record CreateContextRequest(
        @NotBlank @Size(max = 100) String name,

        @NotNull @Schema(allowableValues = {"1:1", "1:N", "N:M"})
        ContextType type,

        @NotBlank @Size(max = 100) @Schema(example = "daily")
        String interval,

        @Nullable @Schema(type = "string", example = "0.01") BigDecimal feeToleranceAbs,
        @Nullable @Schema(type = "string", example = "0.5") BigDecimal feeTolerancePct,

        @Nullable @Schema(allowableValues = {"NET", "GROSS"})
        String feeNormalization,

        @Nullable Boolean autoMatchOnUpload,
        @Nullable String calendar,
        @Nullable @Size(max = 10) List<@NotNull @Valid CreateContextSourceRequest> sources,
        @Nullable @Size(max = 50) List<@NotNull @Valid CreateMatchRuleRequest> rules) {

    List<CreateContextSourceRequest> inlineSources() {
        return Objects.requireNonNullElse(sources, List.of());
    }

    List<CreateMatchRuleRequest> inlineRules() {
        return Objects.requireNonNullElse(rules, List.of());
    }
}
