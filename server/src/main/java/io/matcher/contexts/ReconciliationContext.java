package io.matcher.contexts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation: which kind, in which state, with which tolerances for fees.
 *
 * @param type {@code 1:1}, {@code 1:N} or {@code N:M}
 * @param interval how often people mean to run it; free text, never interpreted
 * @param feeToleranceAbs at least 0, in the currency of the fee
 * @param feeTolerancePct at least 0, a fraction
 * @param feeNormalization {@code NET} or {@code GROSS}; null for none
 * @param calendar the name of the calendar by which its rules count business days; null for Monday to Friday
 */
public record ReconciliationContext(
        UUID id,
        UUID tenantId,
        String name,
        String type,
        String interval,
        ContextStatus status,
        BigDecimal feeToleranceAbs,
        BigDecimal feeTolerancePct,
        @Nullable String feeNormalization,
        boolean autoMatchOnUpload,
        @Nullable String calendar,
        Instant createdAt,
        Instant updatedAt) {

    ReconciliationContext with(ContextStatus other) {
        return new ReconciliationContext(
                id,
                tenantId,
                name,
                type,
                interval,
                other,
                feeToleranceAbs,
                feeTolerancePct,
                feeNormalization,
                autoMatchOnUpload,
                calendar,
                createdAt,
                updatedAt);
    }
}
