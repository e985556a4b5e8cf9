package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.contexts.RunHistory;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of runs. */
@Component
class RunStore {

    private static final String COLUMNS = """
            id, tenant_id, context_id, mode, status, actor, stats, digest, failure_reason, started_at, completed_at, created_at, updated_at""";
    private static final String SELECT = "select " + COLUMNS + " from match_runs where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when a run of the context is in progress */
    MatchRun insert(Caller caller, UUID id, UUID contextId, RunMode mode) {
        return jdbc.sql("""
                        insert into match_runs (id, tenant_id, context_id, mode, actor) values (?, ?, ?, ?, ?) returning\s""" + COLUMNS)
                .params(id, caller.tenant().value(), contextId, mode.name(), caller.subject())
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

    MatchRun complete(MatchRun run, Map<String, ?> stats, String digest) {
        return jdbc.sql("""
                        update match_runs set status = 'COMPLETED', stats = ?::jsonb, digest = ?, completed_at = clock_timestamp(),
                               updated_at = clock_timestamp() where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(json.writeValueAsString(stats), digest, run.tenant().value(), run.id())
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

    /** Keeps the rules as the run used them, with how many groups each made. */
    void recordRules(MatchRun run, List<MatchRule> rules, int[] groups) {
        for (int i = 0; i < rules.size(); i++) {
            MatchRule rule = rules.get(i);
            jdbc.sql("""
                            insert into match_run_rules (run_id, tenant_id, rule_id, priority, type, config, groups)
                            values (?, ?, ?, ?, ?, ?::jsonb, ?)""")
                    .params(run.id(), run.tenant().value(), rule.id(), rule.priority(), rule.type())
                    .params(json.writeValueAsString(rule.config()), groups[i])
                    .update();
        }
    }

    /** A rule as a run used it. */
    record UsedRule(UUID id, String type, Map<String, Object> config) {}

    List<UsedRule> rulesOf(TenantId tenant, UUID runId) {
        return jdbc.sql("select rule_id, type, config from match_run_rules where tenant_id = ? and run_id = ?")
                .params(tenant.value(), runId)
                .query((row, n) -> new UsedRule(
                        Rows.uuid(row, "rule_id"),
                        row.getString("type"),
                        json.readValue(row.getString("config"), new TypeReference<>() {})))
                .list();
    }

    boolean hasGroupsBy(TenantId tenant, UUID ruleId) {
        return jdbc.sql(
                        "select exists (select from match_run_rules where tenant_id = ? and rule_id = ? and groups > 0)")
                .params(tenant.value(), ruleId)
                .query(Boolean.class)
                .single();
    }

    private MatchRun run(ResultSet row) throws SQLException {
        return new MatchRun(
                Rows.uuid(row, "id"),
                new TenantId(Rows.uuid(row, "tenant_id")),
                Rows.uuid(row, "context_id"),
                RunMode.valueOf(row.getString("mode")),
                RunStatus.valueOf(row.getString("status")),
                row.getString("actor"),
                json.readTree(row.getString("stats")),
                row.getString("digest"),
                row.getString("failure_reason"),
                Rows.instant(row, "started_at"),
                Rows.instantOrNull(row, "completed_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
