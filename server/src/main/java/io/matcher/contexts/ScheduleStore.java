package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of schedules. */
@Component
class ScheduleStore {

    private static final String COLUMNS = """
            id, context_id, cron_expression, time_zone, enabled, next_run_at, job_id, last_run_at, last_run_id, last_due_at, last_fired_at,
            last_result, last_reason, missed_firings, created_at, updated_at""";
    private static final String SELECT = "select " + COLUMNS + " from schedules where tenant_id = ?";

    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When a schedule is due next, and which job waits for it; nothing of either when it is disabled. */
    record Due(@Nullable Instant at, @Nullable UUID jobId) {
        static final Due NEVER = new Due(null, null);
    }

    /** All of a context, the oldest first. */
    List<Schedule> all(TenantId tenant, UUID contextId) {
        return jdbc.sql(SELECT + " and context_id = ? order by created_at, id")
                .params(tenant.value(), contextId)
                .query((row, n) -> schedule(row))
                .list();
    }

    long count(TenantId tenant, UUID contextId) {
        return jdbc.sql("select count(*) from schedules where tenant_id = ? and context_id = ?")
                .params(tenant.value(), contextId)
                .query(Long.class)
                .single();
    }

    Optional<Schedule> find(TenantId tenant, UUID contextId, UUID id) {
        return jdbc.sql(SELECT + " and context_id = ? and id = ?")
                .params(tenant.value(), contextId, id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    /** The schedule that the job waits for, and nobody else changes until the transaction ends; empty when it waits for none any more. */
    Optional<Schedule> lock(TenantId tenant, UUID id, UUID jobId) {
        return jdbc.sql(SELECT + " and id = ? for update")
                .params(tenant.value(), id)
                .query((row, n) -> schedule(row))
                .optional()
                .filter(schedule -> jobId.equals(schedule.jobId()));
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Schedule> lockOf(TenantId tenant, UUID contextId, UUID id) {
        return jdbc.sql(SELECT + " and context_id = ? and id = ? for update")
                .params(tenant.value(), contextId, id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    Schedule insert(Caller caller, UUID contextId, UUID id, String cron, String zone, Due due) {
        return jdbc.sql("""
                        insert into schedules (id, tenant_id, context_id, cron_expression, time_zone, enabled, next_run_at, job_id, actor)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning\s""" + COLUMNS)
                .params(id, caller.tenant().value(), contextId, cron, zone, due.at() != null)
                .param(utc(due.at()))
                .param(due.jobId())
                .param(caller.subject())
                .query((row, n) -> schedule(row))
                .single();
    }

    Schedule update(Caller caller, Schedule changed, Due due) {
        return jdbc.sql("""
                        update schedules set cron_expression = ?, time_zone = ?, enabled = ?, next_run_at = ?, job_id = ?, actor = ?,
                               updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(changed.cronExpression(), changed.timeZone(), due.at() != null)
                .param(utc(due.at()))
                .param(due.jobId())
                .params(caller.subject(), caller.tenant().value(), changed.id())
                .query((row, n) -> schedule(row))
                .single();
    }

    /** Writes down what became of a firing, and when the next is due. */
    void fired(TenantId tenant, UUID id, Schedule.Firing firing, @Nullable UUID runId, int missed, Due next) {
        jdbc.sql("""
                        update schedules set last_due_at = ?, last_fired_at = ?, last_result = ?, last_reason = ?,
                               last_run_at = case when ?::uuid is null then last_run_at else ? end,
                               last_run_id = coalesce(?::uuid, last_run_id), missed_firings = missed_firings + ?,
                               enabled = ?, next_run_at = ?, job_id = ?
                         where tenant_id = ? and id = ?""")
                .param(utc(firing.dueAt()))
                .param(utc(firing.firedAt()))
                .param(firing.result().name())
                .param(firing.reason())
                .param(runId)
                .param(utc(firing.firedAt()))
                .param(runId)
                .params(missed, next.at() != null)
                .param(utc(next.at()))
                .param(next.jobId())
                .params(tenant.value(), id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from schedules where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                row.getString("cron_expression"),
                row.getString("time_zone"),
                row.getBoolean("enabled"),
                Rows.instantOrNull(row, "next_run_at"),
                row.getObject("job_id", UUID.class),
                Rows.instantOrNull(row, "last_run_at"),
                row.getObject("last_run_id", UUID.class),
                firing(row),
                row.getLong("missed_firings"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    private static Schedule.@Nullable Firing firing(ResultSet row) throws SQLException {
        String result = row.getString("last_result");
        return result == null
                ? null
                : new Schedule.Firing(
                        Rows.instant(row, "last_due_at"),
                        Rows.instant(row, "last_fired_at"),
                        Schedule.Result.valueOf(Objects.requireNonNull(result)),
                        row.getString("last_reason"));
    }
}
