package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of field maps. */
@Component
class FieldMapStore {

    private static final String SELECT =
            "select id, context_id, source_id, mapping, version, created_at, updated_at from field_maps where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FieldMapStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<FieldMap> ofSource(TenantId tenant, UUID sourceId) {
        return jdbc.sql(SELECT + " and source_id = ?")
                .params(tenant.value(), sourceId)
                .query((row, n) -> fieldMap(row))
                .optional();
    }

    private FieldMap fieldMap(ResultSet row) throws SQLException {
        return new FieldMap(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "source_id"),
                json.readValue(row.getString("mapping"), new TypeReference<>() {}),
                row.getInt("version"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
