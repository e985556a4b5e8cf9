package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of sources. */
@Component
class SourceStore {

    private static final String SELECT =
            "select id, context_id, name, type, side, config, connection_id, created_at, updated_at from sources where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SourceStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Source> find(TenantId tenant, UUID contextId, UUID id) {
        return find(tenant, id).filter(source -> source.contextId().equals(contextId));
    }

    Optional<Source> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> source(row))
                .optional();
    }

    List<Source> all(TenantId tenant, UUID contextId) {
        return jdbc.sql(SELECT + " and context_id = ? order by id")
                .params(tenant.value(), contextId)
                .query((row, n) -> source(row))
                .list();
    }

    List<Source> boundTo(TenantId tenant, UUID connectionId) {
        return jdbc.sql(SELECT + " and connection_id = ? order by id")
                .params(tenant.value(), connectionId)
                .query((row, n) -> source(row))
                .list();
    }

    private Source source(ResultSet row) throws SQLException {
        return new Source(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                row.getString("name"),
                SourceType.valueOf(row.getString("type")),
                Side.valueOf(row.getString("side")),
                json.readTree(row.getString("config")),
                row.getObject("connection_id", UUID.class),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
