package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule as clients see it. */
record ScheduleResponse(
        UUID id,
        UUID contextId,
        String cronExpression,
        String timeZone,
        boolean enabled,
        @Nullable Instant lastRunAt,
        @Nullable UUID lastRunId,
        @Nullable Instant nextRunAt,
        @Nullable LastFiring lastFiring,
        long missedFirings,
        Instant createdAt,
        Instant updatedAt) {

    /** What became of the last firing; {@code reason} says why no run was started. */
    @Schema(name = "ScheduleFiring")
    record LastFiring(
            Instant dueAt,
            Instant firedAt,
            Schedule.Result result,
            @Nullable String reason) {}

    static ScheduleResponse of(Schedule schedule) {
        Schedule.Firing last = schedule.lastFiring();
        return new ScheduleResponse(
                schedule.id(),
                schedule.contextId(),
                schedule.cronExpression(),
                schedule.timeZone(),
                schedule.enabled(),
                schedule.lastRunAt(),
                schedule.lastRunId(),
                schedule.nextRunAt(),
                last == null ? null : new LastFiring(last.dueAt(), last.firedAt(), last.result(), last.reason()),
                schedule.missedFirings(),
                schedule.createdAt(),
                schedule.updatedAt());
    }
}
