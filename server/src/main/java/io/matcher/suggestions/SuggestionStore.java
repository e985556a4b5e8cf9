package io.matcher.suggestions;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of suggestions. Every method runs within a transaction of the tenant. */
@Component
class SuggestionStore {

    private static final Keyset NEWEST_FIRST = Keyset.descending("id::uuid");
    private static final String COLUMNS = """
            id, context_id, type, priority, config, rationale, improvement, confidence, status, version, created_rule_id, reject_reason,
            reviewer, created_at, updated_at""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SuggestionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is suggested, before it is kept. */
    record Fresh(
            UUID id,
            UUID contextId,
            String type,
            int priority,
            Map<String, Object> config,
            String rationale,
            String improvement,
            double confidence) {}

    /** Keeps a suggestion. The same one that is pending gets the new figures; one that was decided stays so, and the answer is empty. */
    Optional<Suggestion> keep(TenantId tenant, Fresh fresh) {
        return jdbc.sql("""
                        insert into match_rule_suggestions as s
                               (id, tenant_id, context_id, type, priority, config, rationale, improvement, confidence)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict (tenant_id, context_id, type, config) do update
                           set rationale = excluded.rationale, improvement = excluded.improvement, confidence = excluded.confidence,
                               priority = excluded.priority, version = s.version + 1, updated_at = clock_timestamp()
                         where s.status = 'PENDING_REVIEW'
                        returning\s""" + COLUMNS)
                .params(
                        fresh.id(),
                        tenant.value(),
                        fresh.contextId(),
                        fresh.type(),
                        fresh.priority(),
                        json.writeValueAsString(fresh.config()),
                        fresh.rationale(),
                        fresh.improvement(),
                        fresh.confidence())
                .query((row, n) -> suggestion(row))
                .optional();
    }

    boolean existOf(TenantId tenant, UUID contextId) {
        return jdbc.sql("select exists (select from match_rule_suggestions where tenant_id = ? and context_id = ?)")
                .params(tenant.value(), contextId)
                .query(Boolean.class)
                .single();
    }

    List<Suggestion> page(TenantId tenant, UUID contextId, Suggestion.@Nullable Status status, PageRequest page) {
        JdbcClient.StatementSpec statement = jdbc.sql("select " + COLUMNS
                        + " from match_rule_suggestions where tenant_id = ? and context_id = ?"
                        + (status == null ? "" : " and status = ?") + " and " + NEWEST_FIRST.after(page)
                        + NEWEST_FIRST.order(page))
                .params(tenant.value(), contextId);
        statement = status == null ? statement : statement.param(status.name());
        return statement
                .params(NEWEST_FIRST.params(page))
                .query((row, n) -> suggestion(row))
                .list();
    }

    /** The suggestion, which nobody else decides about until the transaction ends. */
    Optional<Suggestion> lock(TenantId tenant, UUID contextId, UUID id) {
        return jdbc.sql("select " + COLUMNS
                        + " from match_rule_suggestions where tenant_id = ? and context_id = ? and id = ? for update")
                .params(tenant.value(), contextId, id)
                .query((row, n) -> suggestion(row))
                .optional();
    }

    Suggestion approve(Caller caller, Suggestion suggestion, UUID ruleId) {
        return decide(caller, suggestion, Suggestion.Status.APPROVED, ruleId, null);
    }

    Suggestion reject(Caller caller, Suggestion suggestion, @Nullable String reason) {
        return decide(caller, suggestion, Suggestion.Status.REJECTED, null, reason);
    }

    private Suggestion decide(
            Caller caller,
            Suggestion suggestion,
            Suggestion.Status status,
            @Nullable UUID ruleId,
            @Nullable String reason) {
        return jdbc.sql("""
                        update match_rule_suggestions
                           set status = ?, created_rule_id = ?, reject_reason = ?, reviewer = ?, version = version + 1,
                               updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .param(status.name())
                .param(ruleId)
                .param(reason)
                .param(caller.subject())
                .param(caller.tenant().value())
                .param(suggestion.id())
                .query((row, n) -> suggestion(row))
                .single();
    }

    private Suggestion suggestion(ResultSet row) throws SQLException {
        return new Suggestion(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                row.getString("type"),
                row.getInt("priority"),
                json.readValue(row.getString("config"), new TypeReference<>() {}),
                row.getString("rationale"),
                row.getString("improvement"),
                row.getDouble("confidence"),
                Suggestion.Status.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getObject("created_rule_id", UUID.class),
                row.getString("reject_reason"),
                row.getString("reviewer"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
