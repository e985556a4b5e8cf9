package io.matcher.contexts;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of sources. */
@Component
class SourceStore {

    private static final Keyset BY_ID = Keyset.ascending("id::uuid");
    private static final String COLUMNS =
            "id, context_id, name, type, side, config, connection_id, brings_map, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from sources where tenant_id = ?";

    /** A source with the one thing that a list tells beside it. */
    record Listed(Source source, boolean hasFieldMap) {}

    /** How many sources a context has, by side, and how many of them can read what they are given. */
    record Counts(long left, long right, long mapped) {
        long total() {
            return left + right;
        }
    }

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

    List<Listed> page(TenantId tenant, UUID contextId, @Nullable String type, PageRequest page) {
        return jdbc.sql("select " + COLUMNS + """
                        , exists (select from field_maps m where m.tenant_id = sources.tenant_id and m.source_id = sources.id) as mapped
                          from sources where tenant_id = ? and context_id = ? and (?::text is null or type = ?) and\s""" + BY_ID.after(page) + BY_ID.order(page))
                .params(tenant.value(), contextId)
                .param(type)
                .param(type)
                .params(BY_ID.params(page))
                .query((row, n) -> new Listed(source(row), row.getBoolean("mapped")))
                .list();
    }

    /** A source that takes the transactions of a connection is mapped by what is built in for its vendor, one whose format says all by that. */
    Counts counts(TenantId tenant, UUID contextId) {
        return jdbc.sql("""
                        select count(*) filter (where side = 'LEFT') as lefts, count(*) filter (where side = 'RIGHT') as rights,
                               count(*) filter (where connection_id is not null or brings_map or exists (
                                   select from field_maps m where m.tenant_id = s.tenant_id and m.source_id = s.id)) as mapped
                          from sources s where tenant_id = ? and context_id = ?""")
                .params(tenant.value(), contextId)
                .query((row, n) -> new Counts(row.getLong("lefts"), row.getLong("rights"), row.getLong("mapped")))
                .single();
    }

    Source insert(TenantId tenant, UUID contextId, UUID id, SourceSettings settings) {
        return jdbc.sql("""
                        insert into sources (id, tenant_id, context_id, name, type, side, config, connection_id, brings_map)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) returning\s""" + COLUMNS)
                .params(
                        id,
                        tenant.value(),
                        contextId,
                        settings.name(),
                        settings.type().name())
                .params(settings.side().name(), json.writeValueAsString(settings.config()))
                .param(settings.connectionId())
                .param(settings.bringsMap())
                .query((row, n) -> source(row))
                .single();
    }

    Source update(TenantId tenant, UUID id, SourceSettings settings) {
        return jdbc.sql("""
                        update sources set name = ?, type = ?, side = ?, config = ?::jsonb, connection_id = ?, brings_map = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(settings.name(), settings.type().name(), settings.side().name())
                .param(json.writeValueAsString(settings.config()))
                .param(settings.connectionId())
                .param(settings.bringsMap())
                .params(tenant.value(), id)
                .query((row, n) -> source(row))
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from sources where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
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
                row.getBoolean("brings_map"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
