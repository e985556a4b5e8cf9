package io.matcher.matching;

import io.matcher.contexts.RunHistory;
import io.matcher.engine.Engine;
import io.matcher.engine.MatchOptions;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of runs. */
@Component
class RunStore {

    private static final String COLUMNS = """
            id, tenant_id, context_id, mode, status, origin, actor, job_id, source_ids, date_from, date_to, stats, digest, failure_reason,
            cancelled_at, engine, options, started_at, completed_at, created_at, updated_at""";
    private static final String SELECT = "select " + COLUMNS + " from match_runs where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another run that counts is in progress in the context */
    MatchRun insert(Caller caller, UUID id, UUID contextId, RunMode mode, Narrowing narrowing) {
        return jdbc.sql("""
                        insert into match_runs (id, tenant_id, context_id, mode, actor, source_ids, date_from, date_to)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning\s""" + COLUMNS)
                .params(id, caller.tenant().value(), contextId, mode.name(), caller.subject())
                .param(
                        narrowing.sourceIds().isEmpty()
                                ? null
                                : narrowing.sourceIds().toArray(UUID[]::new))
                .param(narrowing.from())
                .param(narrowing.to())
                .query((row, n) -> run(row))
                .single();
    }

    void setJob(TenantId tenant, UUID id, UUID jobId) {
        jdbc.sql("update match_runs set job_id = ? where tenant_id = ? and id = ?")
                .params(jobId, tenant.value(), id)
                .update();
    }

    /** Keeps what a person matched by hand, as a run that is over. */
    MatchRun insertManual(Caller caller, UUID id, UUID contextId, Map<String, ?> stats) {
        return jdbc.sql("""
                        insert into match_runs (id, tenant_id, context_id, mode, actor, origin, status, stats, completed_at)
                        values (?, ?, ?, 'COMMIT', ?, 'MANUAL', 'COMPLETED', ?::jsonb, clock_timestamp()) returning\s""" + COLUMNS)
                .params(id, caller.tenant().value(), contextId, caller.subject(), json.writeValueAsString(stats))
                .query((row, n) -> run(row))
                .single();
    }

    Optional<MatchRun> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> run(row))
                .optional();
    }

    /** As {@link #find}; nobody else ends the run until the transaction does. */
    Optional<MatchRun> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? for update")
                .params(tenant.value(), id)
                .query((row, n) -> run(row))
                .optional();
    }

    /** As {@link #lock}, but empty as well while somebody else holds it: who writes it. */
    Optional<MatchRun> lockUnlessHeld(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? for update skip locked")
                .params(tenant.value(), id)
                .query((row, n) -> run(row))
                .optional();
    }

    boolean isInProgress(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select exists (select from match_runs where tenant_id = ? and id = ? and status = 'PROCESSING')")
                .params(tenant.value(), id)
                .query(Boolean.class)
                .single();
    }

    /** Newest first, unless asked the other way round: ids ascend with time. */
    List<MatchRun> page(TenantId tenant, UUID contextId, boolean ascending, PageRequest page) {
        Keyset keyset = ascending ? Keyset.ascending("id::uuid") : Keyset.descending("id::uuid");
        return jdbc.sql(SELECT + " and context_id = ? and " + keyset.after(page) + keyset.order(page))
                .params(tenant.value(), contextId)
                .params(keyset.params(page))
                .query((row, n) -> run(row))
                .list();
    }

    Optional<RunHistory.LastRun> last(TenantId tenant, UUID contextId) {
        return jdbc.sql("""
                        select id, status, completed_at from match_runs where tenant_id = ? and context_id = ? order by id desc limit 1""")
                .params(tenant.value(), contextId)
                .query((row, n) -> new RunHistory.LastRun(
                        Rows.uuid(row, "id"), row.getString("status"), Rows.instantOrNull(row, "completed_at")))
                .optional();
    }

    MatchRun complete(MatchRun run, Map<String, ?> stats, String digest, MatchOptions options) {
        return jdbc.sql("""
                        update match_runs set status = 'COMPLETED', stats = ?::jsonb, digest = ?, engine = ?, options = ?::jsonb,
                               completed_at = clock_timestamp(), updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(json.writeValueAsString(stats), digest, Engine.VERSION)
                .params(
                        json.writeValueAsString(RunOptions.kept(options)),
                        run.tenant().value(),
                        run.id())
                .query((row, n) -> run(row))
                .single();
    }

    /** Ends a run that is in progress because a person wants it to. */
    MatchRun cancel(TenantId tenant, UUID id, String reason) {
        return jdbc.sql("""
                        update match_runs set status = 'FAILED', failure_reason = ?, cancelled_at = clock_timestamp(),
                               completed_at = clock_timestamp(), updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? and status = 'PROCESSING' returning\s""" + COLUMNS)
                .params(reason, tenant.value(), id)
                .query((row, n) -> run(row))
                .single();
    }

    /** Ends a run that can not be carried out; empty when it had ended before. */
    Optional<MatchRun> fail(TenantId tenant, UUID id, String reason) {
        return jdbc.sql("""
                        update match_runs set status = 'FAILED', failure_reason = ?, completed_at = clock_timestamp(),
                               updated_at = clock_timestamp() where tenant_id = ? and id = ? and status = 'PROCESSING' returning\s""" + COLUMNS)
                .params(reason, tenant.value(), id)
                .query((row, n) -> run(row))
                .optional();
    }

    private MatchRun run(ResultSet row) throws SQLException {
        return new MatchRun(
                Rows.uuid(row, "id"),
                new TenantId(Rows.uuid(row, "tenant_id")),
                Rows.uuid(row, "context_id"),
                RunMode.valueOf(row.getString("mode")),
                RunStatus.valueOf(row.getString("status")),
                row.getString("origin"),
                row.getString("actor"),
                row.getObject("job_id", UUID.class),
                narrowing(row),
                json.readTree(row.getString("stats")),
                row.getString("digest"),
                row.getString("failure_reason"),
                Rows.instantOrNull(row, "cancelled_at"),
                row.getString("engine"),
                row.getString("options") == null ? null : json.readTree(row.getString("options")),
                Rows.instant(row, "started_at"),
                Rows.instantOrNull(row, "completed_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    private static Narrowing narrowing(ResultSet row) throws SQLException {
        Array sources = row.getArray("source_ids");
        return new Narrowing(
                sources == null ? List.of() : List.of((UUID[]) sources.getArray()),
                row.getObject("date_from", LocalDate.class),
                row.getObject("date_to", LocalDate.class));
    }
}
