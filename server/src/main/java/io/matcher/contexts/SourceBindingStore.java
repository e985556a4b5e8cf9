package io.matcher.contexts;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of bindings. */
@Component
class SourceBindingStore {

    private static final Keyset BY_ID = Keyset.ascending("id::uuid");
    private static final String COLUMNS =
            "id, context_id, source_id, kind, format, enabled, schedule_spec, transport, created_at, updated_at";
    private static final String SELECT =
            "select " + COLUMNS + " from source_bindings where tenant_id = ? and source_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SourceBindingStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A page of those of a source, the oldest first. */
    List<SourceBinding> page(TenantId tenant, UUID sourceId, PageRequest page) {
        return jdbc.sql(SELECT + " and " + BY_ID.after(page) + BY_ID.order(page))
                .params(tenant.value(), sourceId)
                .params(BY_ID.params(page))
                .query((row, n) -> binding(row))
                .list();
    }

    long count(TenantId tenant, UUID sourceId) {
        return jdbc.sql("select count(*) from source_bindings where tenant_id = ? and source_id = ?")
                .params(tenant.value(), sourceId)
                .query(Long.class)
                .single();
    }

    Optional<SourceBinding> find(TenantId tenant, UUID sourceId, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), sourceId, id)
                .query((row, n) -> binding(row))
                .optional();
    }

    SourceBinding insert(Caller caller, Source source, SourceBinding.Kind kind, SourceBinding.Terms terms) {
        return jdbc.sql("""
                        insert into source_bindings (id, tenant_id, context_id, source_id, kind, format, enabled, schedule_spec, transport, actor)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) returning\s""" + COLUMNS)
                .params(Ids.next(), caller.tenant().value(), source.contextId(), source.id(), kind.name())
                .params(terms.format(), terms.enabled(), terms.scheduleSpec())
                .params(json.writeValueAsString(terms.transport()), caller.subject())
                .query((row, n) -> binding(row))
                .single();
    }

    SourceBinding update(Caller caller, UUID id, SourceBinding.Terms terms) {
        return jdbc.sql("""
                        update source_bindings set format = ?, enabled = ?, schedule_spec = ?, transport = ?::jsonb, actor = ?,
                               updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(terms.format(), terms.enabled(), terms.scheduleSpec())
                .params(json.writeValueAsString(terms.transport()), caller.subject())
                .params(caller.tenant().value(), id)
                .query((row, n) -> binding(row))
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from source_bindings where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    private SourceBinding binding(ResultSet row) throws SQLException {
        return new SourceBinding(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "source_id"),
                SourceBinding.Kind.valueOf(row.getString("kind")),
                new SourceBinding.Terms(
                        row.getString("format"),
                        row.getBoolean("enabled"),
                        row.getString("schedule_spec"),
                        json.readValue(row.getString("transport"), FileTransport.class)),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
