package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the rules as runs used them. */
@Component
class RunRuleStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunRuleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the rules as the run used them, with how many groups each made. */
    void keep(MatchRun run, List<MatchRule> rules, int[] groups) {
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
    record UsedRule(UUID id, int priority, String type, Map<String, Object> config) {}

    List<UsedRule> of(TenantId tenant, UUID runId) {
        return jdbc.sql(
                        "select rule_id, priority, type, config from match_run_rules where tenant_id = ? and run_id = ? order by priority")
                .params(tenant.value(), runId)
                .query((row, n) -> new UsedRule(
                        Rows.uuid(row, "rule_id"),
                        row.getInt("priority"),
                        row.getString("type"),
                        json.readValue(row.getString("config"), new TypeReference<>() {})))
                .list();
    }
}
