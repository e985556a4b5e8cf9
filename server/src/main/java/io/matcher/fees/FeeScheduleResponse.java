package io.matcher.fees;

import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A fee schedule as clients see it. */
record FeeScheduleResponse(
        UUID id,
        UUID tenantId,
        String name,
        String currency,
        ApplicationOrder applicationOrder,
        int roundingScale,
        Rounding roundingMode,
        List<FeeScheduleItemResponse> items,
        Instant createdAt,
        Instant updatedAt) {

    static FeeScheduleResponse of(TenantId tenant, StoredSchedule stored) {
        FeeSchedule schedule = stored.schedule();
        return new FeeScheduleResponse(
                schedule.id(),
                tenant.value(),
                schedule.name(),
                schedule.currency(),
                schedule.order(),
                schedule.roundingScale(),
                schedule.rounding(),
                schedule.items().stream()
                        .map(item -> FeeScheduleItemResponse.of(item, stored.createdAt()))
                        .toList(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
