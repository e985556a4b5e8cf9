package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Fires a schedule once: has its context run, writes down what became of it, and has the next job wait for the next firing, all in one
 * transaction. The schedule names the job that waits for it, so that a job which is run twice, on whatever nodes, fires once. Firings
 * that were missed since it was due are counted, and this one makes up for them.
 */
@Component
class ScheduleJob implements JobHandler {

    private static final int LONGEST_REASON = 500;

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final ScheduleStore schedules;
    private final SchedulePlan plan;
    private final ObjectProvider<ScheduledRuns> runs;
    private final Audit audit;
    private final Clock clock;

    ScheduleJob(
            Transactions transactions,
            EditableContexts contexts,
            ScheduleStore schedules,
            SchedulePlan plan,
            ObjectProvider<ScheduledRuns> runs,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.schedules = schedules;
        this.plan = plan;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SchedulePlan.KIND;
    }

    @Override
    public JobResult run(JobRun job) {
        Outcome<JobResult> fired = transactions.in(job.tenant(), () -> due(job).map(
                        schedule -> isEarly(schedule) ? Outcome.done(later(schedule)) : start(job.tenant(), schedule))
                .orElseGet(() -> Outcome.done(JobResult.succeeded())));
        return switch (fired) {
            case Outcome.Done<JobResult>(JobResult result) -> result;
            case Outcome.Refused<JobResult>(Refusal refusal) -> {
                // The order was undone with its transaction; that it was refused is written in another.
                transactions.run(job.tenant(), () -> skip(job, refusal.detail()));
                yield JobResult.succeeded();
            }
        };
    }

    private Optional<Schedule> due(JobRun job) {
        return schedules.lock(job.tenant(), job.uuid(SchedulePlan.SCHEDULE_ID), job.id());
    }

    private boolean isEarly(Schedule schedule) {
        return clock.instant().isBefore(Objects.requireNonNull(schedule.nextRunAt()));
    }

    /** The clock of the database, by which jobs are due, may be ahead of ours. */
    private JobResult later(Schedule schedule) {
        Duration wait = Duration.between(clock.instant(), Objects.requireNonNull(schedule.nextRunAt()));
        return new JobResult.Later(wait, "is not due yet", true);
    }

    private Outcome<JobResult> start(TenantId tenant, Schedule schedule) {
        ScheduledRuns starter = runs.getIfAvailable();
        Outcome<UUID> run = starter == null
                ? Outcome.refused(ErrorCode.UNAVAILABLE, "Nothing runs contexts here")
                : starter.start(tenant, schedule.contextId());
        return run.map(id -> {
            fired(tenant, schedule, id, null);
            return JobResult.succeeded();
        });
    }

    private void skip(JobRun job, String reason) {
        due(job).ifPresent(schedule -> fired(job.tenant(), schedule, null, shortened(reason)));
    }

    private void fired(TenantId tenant, Schedule schedule, @Nullable UUID runId, @Nullable String reason) {
        Instant now = clock.instant();
        Instant dueAt = Objects.requireNonNull(schedule.nextRunAt());
        int missed = schedule.firings().count(dueAt, now);
        Schedule.Result result = runId == null ? Schedule.Result.SKIPPED : Schedule.Result.STARTED;
        schedules.fired(
                tenant,
                schedule.id(),
                new Schedule.Firing(dueAt, now, result, reason),
                runId,
                missed,
                next(tenant, schedule, now));
        audit.record(
                Caller.system(tenant),
                "schedule",
                schedule.id(),
                "FIRE",
                Map.of(
                        "context_id", schedule.contextId(),
                        "due_at", dueAt,
                        "result", result,
                        "run_id", runId == null ? "" : runId.toString(),
                        "missed", missed));
    }

    /** An archived context never becomes active again, so that there is nothing to wait for. */
    private ScheduleStore.Due next(TenantId tenant, Schedule schedule, Instant now) {
        boolean over = contexts.any(tenant, schedule.contextId())
                .map(context -> context.status() == ContextStatus.ARCHIVED)
                .orThrow();
        return over ? ScheduleStore.Due.NEVER : plan.next(tenant, schedule.id(), schedule.firings(), now);
    }

    /** A firing that could not be carried out for a long time is given up, and the next is waited for. */
    @Override
    public void failed(JobRun job, String reason) {
        skip(job, reason);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
