package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of match rules. */
@Component
class RuleStore {

    private static final String SELECT =
            "select id, context_id, priority, type, config, created_at, updated_at from match_rules where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<MatchRule> all(TenantId tenant, UUID contextId) {
        return jdbc.sql(SELECT + " and context_id = ? order by priority, id")
                .params(tenant.value(), contextId)
                .query((row, n) -> rule(row))
                .list();
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
