package io.matcher.contexts;

import io.matcher.contexts.cron.Firings;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a job wait for the next firing of a schedule: one job for each firing, in the transaction that decides when it is. */
@Component
class SchedulePlan {

    static final String KIND = "schedule";
    static final String SCHEDULE_ID = "scheduleId";

    private static final int ATTEMPTS = 20;

    private final Jobs jobs;

    SchedulePlan(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Waits for the first firing after an instant. */
    ScheduleStore.Due next(TenantId tenant, UUID scheduleId, Firings firings, Instant after) {
        Instant at = firings.after(after);
        UUID job = jobs.enqueueAt(tenant, KIND, Map.of(SCHEDULE_ID, scheduleId), null, ATTEMPTS, at);
        return new ScheduleStore.Due(at, job);
    }

    /** Waits no more. */
    void forget(TenantId tenant, @Nullable UUID jobId) {
        if (jobId != null) {
            jobs.cancel(tenant, jobId);
        }
    }
}
