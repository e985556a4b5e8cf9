package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of field maps. */
@Component
class FieldMapStore {

    private static final String COLUMNS = "id, context_id, source_id, mapping, version, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from field_maps where tenant_id = ?";

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

    Optional<FieldMap> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> fieldMap(row))
                .optional();
    }

    FieldMap insert(TenantId tenant, Source source, UUID id, Map<String, ?> mapping) {
        return jdbc.sql("""
                        insert into field_maps (id, tenant_id, context_id, source_id, mapping) values (?, ?, ?, ?, ?::jsonb) returning\s""" + COLUMNS)
                .params(id, tenant.value(), source.contextId(), source.id(), json.writeValueAsString(mapping))
                .query((row, n) -> fieldMap(row))
                .single();
    }

    FieldMap update(TenantId tenant, UUID id, Map<String, ?> mapping) {
        return jdbc.sql("""
                        update field_maps set mapping = ?::jsonb, version = version + 1, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(json.writeValueAsString(mapping), tenant.value(), id)
                .query((row, n) -> fieldMap(row))
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from field_maps where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
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
