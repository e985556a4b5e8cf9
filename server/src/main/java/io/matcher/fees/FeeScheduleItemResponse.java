package io.matcher.fees;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A fee of a schedule as clients see it. It is as old as the schedule and never changes. */
record FeeScheduleItemResponse(
        UUID id,
        String name,
        int priority,
        StructureType structureType,
        Map<String, Object> structure,
        Instant createdAt,
        Instant updatedAt) {

    static FeeScheduleItemResponse of(FeeItem item, Instant createdAt) {
        return new FeeScheduleItemResponse(
                item.id(),
                item.name(),
                item.priority(),
                StructureType.of(item.structure()),
                StructureForm.of(item.structure()),
                createdAt,
                createdAt);
    }
}
