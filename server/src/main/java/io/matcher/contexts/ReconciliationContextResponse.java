package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A context as clients see it. */
record ReconciliationContextResponse(
        UUID id,
        UUID tenantId,
        String name,
        @Schema(allowableValues = {"1:1", "1:N", "N:M"}) String type,
        String interval,
        ContextStatus status,
        String feeToleranceAbs,
        String feeTolerancePct,

        @Nullable @Schema(allowableValues = {"NET", "GROSS"})
        String feeNormalization,

        boolean autoMatchOnUpload,
        @Nullable String calendar,
        Instant createdAt,
        Instant updatedAt) {

    static ReconciliationContextResponse of(ReconciliationContext context) {
        return new ReconciliationContextResponse(
                context.id(),
                context.tenantId(),
                context.name(),
                context.type(),
                context.interval(),
                context.status(),
                decimal(context.feeToleranceAbs()),
                decimal(context.feeTolerancePct()),
                context.feeNormalization(),
                context.autoMatchOnUpload(),
                context.calendar(),
                context.createdAt(),
                context.updatedAt());
    }

    private static String decimal(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
