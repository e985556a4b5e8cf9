package io.matcher.discovery.midaz;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of what became of a connection's pulls. Every method runs within a transaction of the tenant. */
@Component
class PullReportStore {

    /** How a connection does, as it was last seen. */
    record Health(
            @Nullable Boolean healthy,
            @Nullable String code,
            @Nullable Instant at) {}

    /** A pull as it stands. */
    record LastPull(
            UUID id,
            String kind,
            String state,
            @Nullable String lastError,
            int attempts,
            int pages,
            long rowsRead,
            long rowsChanged,
            long rowsRefused,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    private final JdbcClient jdbc;

    PullReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Health health(TenantId tenant, UUID connection) {
        return jdbc.sql("select healthy, health_code, health_at from midaz_connections where tenant_id = ? and id = ?")
                .params(tenant.value(), connection)
                .query((row, n) -> new Health(
                        row.getObject("healthy", Boolean.class),
                        row.getString("health_code"),
                        Rows.instantOrNull(row, "health_at")))
                .single();
    }

    /** The newest pull that was not merged into another. */
    Optional<LastPull> last(TenantId tenant, UUID connection) {
        return jdbc.sql("""
                        select id, signal->>'kind' as kind, state, last_error, attempts, pages, rows_read, rows_changed, rows_refused,
                               created_at, started_at, finished_at
                          from aggregator_pulls where tenant_id = ? and connection_id = ? and state <> 'MERGED' order by id desc limit 1""")
                .params(tenant.value(), connection)
                .query((row, n) -> pull(row))
                .optional();
    }

    /** When the connection is looked at by itself next. */
    Optional<Instant> nextLook(TenantId tenant, UUID connection) {
        return jdbc.sql("select next_catch_up_at from aggregator_syncs where tenant_id = ? and connection_id = ?")
                .params(tenant.value(), connection)
                .query((row, n) -> Rows.instant(row, "next_catch_up_at"))
                .optional();
    }

    private static LastPull pull(ResultSet row) throws SQLException {
        return new LastPull(
                Rows.uuid(row, "id"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("last_error"),
                row.getInt("attempts"),
                row.getInt("pages"),
                row.getLong("rows_read"),
                row.getLong("rows_changed"),
                row.getLong("rows_refused"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "started_at"),
                Rows.instantOrNull(row, "finished_at"));
    }
}
