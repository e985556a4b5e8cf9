package io.matcher.discovery.pull;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of pulls as the API lists them. */
@Component
class PullListStore {

    /** A pull as it stands. */
    record Listed(
            UUID id,
            UUID connectionId,
            StoredSignal.Kind kind,
            @Nullable String accountId,
            String state,
            @Nullable UUID mergedInto,
            int signals,
            int attempts,
            @Nullable String lastError,
            int pages,
            long rowsRead,
            long rowsChanged,
            long rowsRefused,
            List<PullStore.Refusal> refusals,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    private static final Keyset NEWEST = Keyset.descending("id::uuid");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PullListStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The pulls of a connection, or of all when it is null, newest first. Within a transaction of the tenant. */
    List<Listed> page(TenantId tenant, @Nullable UUID connection, PageRequest page) {
        return jdbc.sql("""
                        select id, connection_id, signal->>'kind' as kind, signal->>'accountId' as account_id, state, merged_into,
                               signals, attempts, last_error, pages, rows_read, rows_changed, rows_refused, refusals, created_at,
                               started_at, finished_at
                          from aggregator_pulls where tenant_id = ?""" + (connection == null ? "" : " and connection_id = ?")
                        + " and " + NEWEST.after(page) + NEWEST.order(page))
                .params(connection == null ? List.of(tenant.value()) : List.of(tenant.value(), connection))
                .params(NEWEST.params(page))
                .query((row, n) -> listed(row))
                .list();
    }

    private Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "connection_id"),
                StoredSignal.Kind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                row.getString("state"),
                row.getObject("merged_into", UUID.class),
                row.getInt("signals"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getInt("pages"),
                row.getLong("rows_read"),
                row.getLong("rows_changed"),
                row.getLong("rows_refused"),
                json.readValue(row.getString("refusals"), new TypeReference<>() {}),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "started_at"),
                Rows.instantOrNull(row, "finished_at"));
    }
}
