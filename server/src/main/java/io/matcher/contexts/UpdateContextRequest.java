package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What should change of a context; a member left out stays as it is. An empty {@code feeNormalization} or
 * {@code calendar} takes it away. */
record UpdateContextRequest(
        @Nullable @Size(max = 100) String name,

        @Nullable @Schema(allowableValues = {"1:1", "1:N", "N:M"})
        ContextType type,

        @Nullable @Size(max = 100) @Schema(example = "weekly")
        String interval,

        @Nullable @Schema(allowableValues = {"ACTIVE", "PAUSED", "ARCHIVED"})
        ContextStatus status,

        @Nullable @Schema(type = "string", example = "0.01") BigDecimal feeToleranceAbs,
        @Nullable @Schema(type = "string", example = "0.5") BigDecimal feeTolerancePct,

        @Nullable @Schema(allowableValues = {"NET", "GROSS"})
        String feeNormalization,

        @Nullable Boolean autoMatchOnUpload,
        @Nullable String calendar) {}
