package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.Caller;
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
    private final FieldMapVersionStore versions;

    FieldMapStore(JdbcClient jdbc, JsonMapper json, FieldMapVersionStore versions) {
        this.jdbc = jdbc;
        this.json = json;
        this.versions = versions;
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

    FieldMap insert(Caller caller, Source source, UUID id, Map<String, ?> mapping) {
        return jdbc.sql("""
                        insert into field_maps (id, tenant_id, context_id, source_id, mapping, actor) values (?, ?, ?, ?, ?::jsonb, ?) returning\s""" + COLUMNS)
                .params(id, caller.tenant().value(), source.contextId(), source.id())
                .params(json.writeValueAsString(mapping), caller.subject())
                .query((row, n) -> fieldMap(row))
                .single();
    }

    /** Changes the map, and keeps it as it was. */
    FieldMap update(Caller caller, UUID id, Map<String, ?> mapping) {
        versions.keep(caller, id, VersionEnd.How.REPLACED);
        return jdbc.sql("""
                        update field_maps set mapping = ?::jsonb, version = version + 1, actor = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(
                        json.writeValueAsString(mapping),
                        caller.subject(),
                        caller.tenant().value(),
                        id)
                .query((row, n) -> fieldMap(row))
                .single();
    }

    /** Deletes the map, and keeps it as it was. */
    void delete(Caller caller, UUID id) {
        versions.keep(caller, id, VersionEnd.How.DELETED);
        jdbc.sql("delete from field_maps where tenant_id = ? and id = ?")
                .params(caller.tenant().value(), id)
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
