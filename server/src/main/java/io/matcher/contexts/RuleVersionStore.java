package io.matcher.contexts;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what rules were. Every change of a rule goes through here first, in its transaction. */
@Component
class RuleVersionStore {

    private static final Keyset NEWEST_FIRST = Keyset.descending("version::int");

    private static final String KEEP = """
            insert into match_rule_versions (rule_id, version, tenant_id, context_id, priority, type, config, actor, recorded_at, ended, ended_by)
            select r.id, r.version, r.tenant_id, r.context_id, r.priority, r.type, r.config, r.actor, r.updated_at, ?, ? from match_rules r
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleVersionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the rule as it still is. */
    void keep(Caller caller, UUID ruleId, VersionEnd.How how) {
        jdbc.sql(KEEP + "where r.tenant_id = ? and r.id = ?")
                .params(how.name(), caller.subject(), caller.tenant().value(), ruleId)
                .update();
    }

    /** Keeps those rules of the context whose priorities are not their places in the list. */
    void keepMoved(Caller caller, UUID contextId, List<UUID> order) {
        jdbc.sql(KEEP + """
                        join unnest(?::uuid[]) with ordinality o (id, place) on r.id = o.id and r.priority <> o.place
                        where r.tenant_id = ? and r.context_id = ?""")
                .params(VersionEnd.How.REPLACED.name(), caller.subject(), order.toArray(UUID[]::new))
                .params(caller.tenant().value(), contextId)
                .update();
    }

    /** Whether there is such a rule in the context, or was. */
    boolean isKnown(TenantId tenant, UUID contextId, UUID ruleId) {
        return jdbc.sql("""
                        select exists (select from match_rules where tenant_id = ? and context_id = ? and id = ?)
                            or exists (select from match_rule_versions where tenant_id = ? and context_id = ? and rule_id = ?)""")
                .params(tenant.value(), contextId, ruleId, tenant.value(), contextId, ruleId)
                .query(Boolean.class)
                .single();
    }

    /** The one that holds first, then those before it. */
    List<RuleVersion> page(TenantId tenant, UUID ruleId, PageRequest page) {
        return jdbc.sql("""
                        select * from (
                            select id as rule_id, context_id, version, priority, type, config, actor, updated_at as recorded_at,
                                   null as ended, null as ended_by, null::timestamptz as ended_at
                              from match_rules where tenant_id = ? and id = ? and\s""" + NEWEST_FIRST.after(page) + """
                        ) holding union all select * from (
                            select rule_id, context_id, version, priority, type, config, actor, recorded_at, ended, ended_by, ended_at
                              from match_rule_versions where tenant_id = ? and rule_id = ? and\s""" + NEWEST_FIRST.after(page) + NEWEST_FIRST.order(page)
                        + ") former" + NEWEST_FIRST.order(page))
                .params(tenant.value(), ruleId)
                .params(NEWEST_FIRST.params(page))
                .params(tenant.value(), ruleId)
                .params(NEWEST_FIRST.params(page))
                .query((row, n) -> version(row))
                .list();
    }

    private RuleVersion version(ResultSet row) throws SQLException {
        return new RuleVersion(
                Rows.uuid(row, "rule_id"),
                Rows.uuid(row, "context_id"),
                row.getInt("version"),
                row.getInt("priority"),
                row.getString("type"),
                json.readValue(row.getString("config"), new TypeReference<>() {}),
                row.getString("actor"),
                Rows.instant(row, "recorded_at"),
                VersionEnd.of(row));
    }
}
