package io.matcher.contexts;

import io.matcher.contexts.cron.Firings;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes schedules, and says when each is due next. */
@Component
class ScheduleEditor {

    private static final int MOST = 100;

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final ScheduleStore schedules;
    private final SchedulePlan plan;
    private final Audit audit;
    private final Clock clock;

    ScheduleEditor(
            Transactions transactions,
            EditableContexts contexts,
            ScheduleStore schedules,
            SchedulePlan plan,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.schedules = schedules;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
    }

    Outcome<List<Schedule>> all(TenantId tenant, UUID contextId) {
        return transactions.in(
                tenant, () -> contexts.any(tenant, contextId).map(context -> schedules.all(tenant, contextId)));
    }

    Outcome<Schedule> find(TenantId tenant, UUID contextId, UUID scheduleId) {
        return transactions.in(tenant, () -> contexts.any(tenant, contextId).then(context -> schedules
                .find(tenant, contextId, scheduleId)
                .map(Outcome::done)
                .orElseGet(ScheduleEditor::none)));
    }

    Outcome<Schedule> create(Caller caller, UUID contextId, CreateScheduleRequest request) {
        Faults faults = new Faults();
        ScheduleCheck.cron(faults, request.cronExpression());
        ScheduleCheck.zone(faults, request.timeZone());
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(faults::or)
                .then(context -> schedules.count(tenant, contextId) < MOST
                        ? Outcome.done(recorded(caller, insert(caller, contextId, request), "CREATE"))
                        : Outcome.refused(ErrorCode.CONFLICT, "A context has at most " + MOST + " schedules")));
    }

    private Schedule insert(Caller caller, UUID contextId, CreateScheduleRequest request) {
        String cron = request.cronExpression().strip();
        String zone = Objects.requireNonNullElse(request.timeZone(), "UTC");
        UUID id = Ids.next();
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        return schedules.insert(caller, contextId, id, cron, zone, due(caller.tenant(), id, cron, zone, enabled));
    }

    /** Changes a schedule. It is due anew from now on, even if nothing changed; a firing that is overdue is not made up for. */
    Outcome<Schedule> update(Caller caller, UUID contextId, UUID scheduleId, UpdateScheduleRequest request) {
        Faults faults = new Faults();
        if (request.cronExpression() != null) {
            ScheduleCheck.cron(faults, request.cronExpression());
        }
        ScheduleCheck.zone(faults, request.timeZone());
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> locked(tenant, contextId, scheduleId))
                .then(faults::or)
                .map(present -> recorded(caller, update(caller, present, request), "UPDATE")));
    }

    private Schedule update(Caller caller, Schedule present, UpdateScheduleRequest request) {
        String cron = request.cronExpression() == null
                ? present.cronExpression()
                : request.cronExpression().strip();
        String zone = Objects.requireNonNullElse(request.timeZone(), present.timeZone());
        boolean enabled = Objects.requireNonNullElse(request.enabled(), present.enabled());
        plan.forget(caller.tenant(), present.jobId());
        return schedules.update(
                caller, present.described(cron, zone), due(caller.tenant(), present.id(), cron, zone, enabled));
    }

    private ScheduleStore.Due due(TenantId tenant, UUID id, String cron, String zone, boolean enabled) {
        Firings firings = Schedule.firings(cron, zone);
        return enabled ? plan.next(tenant, id, firings, clock.instant()) : ScheduleStore.Due.NEVER;
    }

    Outcome<Boolean> delete(Caller caller, UUID contextId, UUID scheduleId) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> locked(tenant, contextId, scheduleId))
                .map(schedule -> {
                    plan.forget(tenant, schedule.jobId());
                    schedules.delete(tenant, scheduleId);
                    recorded(caller, schedule, "DELETE");
                    return true;
                }));
    }

    private Outcome<Schedule> locked(TenantId tenant, UUID contextId, UUID scheduleId) {
        return schedules
                .lockOf(tenant, contextId, scheduleId)
                .map(Outcome::done)
                .orElseGet(ScheduleEditor::none);
    }

    private static <T> Outcome<T> none() {
        return Outcome.refused(ErrorCode.SCHEDULE_NOT_FOUND, "There is no such schedule in this context");
    }

    private Schedule recorded(Caller caller, Schedule schedule, String action) {
        audit.record(
                caller,
                "schedule",
                schedule.id(),
                action,
                Map.of(
                        "context_id", schedule.contextId(),
                        "cron_expression", schedule.cronExpression(),
                        "time_zone", schedule.timeZone(),
                        "enabled", schedule.enabled()));
        return schedule;
    }
}
