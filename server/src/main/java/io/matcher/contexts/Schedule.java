package io.matcher.contexts;

import io.matcher.contexts.cron.CronParse;
import io.matcher.contexts.cron.Firings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a context is run by itself.
 *
 * @param cronExpression a pattern of five fields that was checked when it was written
 * @param timeZone of the pattern, an IANA name
 * @param nextRunAt when it is due next; null when it is disabled
 * @param jobId the job that waits for that; null when it is disabled
 * @param lastRunAt when it last started a run
 * @param lastRunId that run
 * @param lastFiring what became of its last firing; null before the first
 * @param missedFirings how many firings had no run of their own because the service was down; each time one run made up for all of them
 */
record Schedule(
        UUID id,
        UUID contextId,
        String cronExpression,
        String timeZone,
        boolean enabled,
        @Nullable Instant nextRunAt,
        @Nullable UUID jobId,
        @Nullable Instant lastRunAt,
        @Nullable UUID lastRunId,
        @Nullable Firing lastFiring,
        long missedFirings,
        Instant createdAt,
        Instant updatedAt) {

    /** What became of a firing. */
    enum Result {
        STARTED,
        SKIPPED
    }

    /**
     * One firing.
     *
     * @param dueAt when it was due
     * @param firedAt when it was seen to
     * @param reason why it was skipped
     */
    record Firing(
            Instant dueAt,
            Instant firedAt,
            Result result,
            @Nullable String reason) {}

    /** The same with another pattern and zone. */
    Schedule described(String otherCron, String otherZone) {
        return new Schedule(
                id,
                contextId,
                otherCron,
                otherZone,
                enabled,
                nextRunAt,
                jobId,
                lastRunAt,
                lastRunId,
                lastFiring,
                missedFirings,
                createdAt,
                updatedAt);
    }

    Firings firings() {
        return firings(cronExpression, timeZone);
    }

    static Firings firings(String cronExpression, String timeZone) {
        return switch (CronParse.of(cronExpression)) {
            case CronParse.Valid valid -> new Firings(valid.cron(), ZoneId.of(timeZone));
            case CronParse.Invalid invalid ->
                throw new IllegalStateException("A stored pattern " + invalid.message() + ": " + cronExpression);
        };
    }
}
