package io.matcher.contexts;

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

/** The SQL of match rules. */
@Component
class RuleStore {

    private static final Keyset BY_PRIORITY = Keyset.ascending("priority::int", "id::uuid");
    private static final String COLUMNS = "id, context_id, priority, type, config, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from match_rules where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RuleVersionStore versions;

    RuleStore(JdbcClient jdbc, JsonMapper json, RuleVersionStore versions) {
        this.jdbc = jdbc;
        this.json = json;
        this.versions = versions;
    }

    List<MatchRule> all(TenantId tenant, UUID contextId) {
        return jdbc.sql(SELECT + " and context_id = ? order by priority, id")
                .params(tenant.value(), contextId)
                .query((row, n) -> rule(row))
                .list();
    }

    Optional<MatchRule> find(TenantId tenant, UUID contextId, UUID id) {
        return jdbc.sql(SELECT + " and context_id = ? and id = ?")
                .params(tenant.value(), contextId, id)
                .query((row, n) -> rule(row))
                .optional();
    }

    List<MatchRule> page(TenantId tenant, UUID contextId, @Nullable String type, PageRequest page) {
        return jdbc.sql(SELECT + " and context_id = ? and (?::text is null or type = ?) and " + BY_PRIORITY.after(page)
                        + BY_PRIORITY.order(page))
                .params(tenant.value(), contextId)
                .param(type)
                .param(type)
                .params(BY_PRIORITY.params(page))
                .query((row, n) -> rule(row))
                .list();
    }

    long count(TenantId tenant, UUID contextId) {
        return jdbc.sql("select count(*) from match_rules where tenant_id = ? and context_id = ?")
                .params(tenant.value(), contextId)
                .query(Long.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the priority is taken */
    MatchRule insert(Caller caller, UUID contextId, UUID id, int priority, String type, Map<String, ?> config) {
        return jdbc.sql("""
                        insert into match_rules (id, tenant_id, context_id, priority, type, config, actor)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?) returning\s""" + COLUMNS)
                .params(id, caller.tenant().value(), contextId, priority, type, json.writeValueAsString(config))
                .param(caller.subject())
                .query((row, n) -> rule(row))
                .single();
    }

    /**
     * Changes the rule, and keeps it as it was.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the priority is taken
     */
    MatchRule update(Caller caller, MatchRule rule) {
        versions.keep(caller, rule.id(), VersionEnd.How.REPLACED);
        return jdbc.sql("""
                        update match_rules set priority = ?, type = ?, config = ?::jsonb, version = version + 1, actor = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(rule.priority(), rule.type(), json.writeValueAsString(rule.config()), caller.subject())
                .params(caller.tenant().value(), rule.id())
                .query((row, n) -> rule(row))
                .single();
    }

    /** Gives the rules the priorities 1, 2, 3… in the order of the list, which names every rule of the context. */
    void reorder(Caller caller, UUID contextId, List<UUID> ids) {
        versions.keepMoved(caller, contextId, ids);
        jdbc.sql("set constraints match_rules_context_id_priority_key deferred").update();
        jdbc.sql("""
                        update match_rules r set priority = o.place, version = r.version + 1, actor = ?, updated_at = clock_timestamp()
                          from unnest(?::uuid[]) with ordinality o (id, place)
                         where r.tenant_id = ? and r.context_id = ? and r.id = o.id and r.priority <> o.place""")
                .params(
                        caller.subject(),
                        ids.toArray(UUID[]::new),
                        caller.tenant().value(),
                        contextId)
                .update();
        jdbc.sql("set constraints match_rules_context_id_priority_key immediate")
                .update();
    }

    /** Deletes the rule, and keeps it as it was. */
    void delete(Caller caller, UUID id) {
        versions.keep(caller, id, VersionEnd.How.DELETED);
        jdbc.sql("delete from match_rules where tenant_id = ? and id = ?")
                .params(caller.tenant().value(), id)
                .update();
    }

    private MatchRule rule(ResultSet row) throws SQLException {
        return new MatchRule(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                row.getInt("priority"),
                row.getString("type"),
                json.readValue(row.getString("config"), new TypeReference<>() {}),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
