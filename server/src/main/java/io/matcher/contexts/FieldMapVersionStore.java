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

/** The SQL of what field maps were. Every change of a map goes through here first, in its transaction. */
@Component
class FieldMapVersionStore {

    private static final Keyset NEWEST_FIRST = Keyset.descending("version::int");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FieldMapVersionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the map as it still is. */
    void keep(Caller caller, UUID fieldMapId, VersionEnd.How how) {
        jdbc.sql("""
                        insert into field_map_versions (field_map_id, version, tenant_id, context_id, source_id, mapping, actor, recorded_at, ended,
                                                        ended_by)
                        select id, version, tenant_id, context_id, source_id, mapping, actor, updated_at, ?, ? from field_maps
                         where tenant_id = ? and id = ?""")
                .params(how.name(), caller.subject(), caller.tenant().value(), fieldMapId)
                .update();
    }

    /** Whether there is such a map, or was. */
    boolean isKnown(TenantId tenant, UUID fieldMapId) {
        return jdbc.sql("""
                        select exists (select from field_maps where tenant_id = ? and id = ?)
                            or exists (select from field_map_versions where tenant_id = ? and field_map_id = ?)""")
                .params(tenant.value(), fieldMapId, tenant.value(), fieldMapId)
                .query(Boolean.class)
                .single();
    }

    /** The one that holds first, then those before it. */
    List<FieldMapVersion> page(TenantId tenant, UUID fieldMapId, PageRequest page) {
        return jdbc.sql("""
                        select * from (
                            select id as field_map_id, context_id, source_id, version, mapping, actor, updated_at as recorded_at,
                                   null as ended, null as ended_by, null::timestamptz as ended_at
                              from field_maps where tenant_id = ? and id = ? and\s""" + NEWEST_FIRST.after(page) + """
                        ) holding union all select * from (
                            select field_map_id, context_id, source_id, version, mapping, actor, recorded_at, ended, ended_by, ended_at
                              from field_map_versions where tenant_id = ? and field_map_id = ? and\s""" + NEWEST_FIRST.after(page) + NEWEST_FIRST.order(page)
                        + ") former" + NEWEST_FIRST.order(page))
                .params(tenant.value(), fieldMapId)
                .params(NEWEST_FIRST.params(page))
                .params(tenant.value(), fieldMapId)
                .params(NEWEST_FIRST.params(page))
                .query((row, n) -> version(row))
                .list();
    }

    private FieldMapVersion version(ResultSet row) throws SQLException {
        return new FieldMapVersion(
                Rows.uuid(row, "field_map_id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "source_id"),
                row.getInt("version"),
                json.readValue(row.getString("mapping"), new TypeReference<>() {}),
                row.getString("actor"),
                Rows.instant(row, "recorded_at"),
                VersionEnd.of(row));
    }
}
