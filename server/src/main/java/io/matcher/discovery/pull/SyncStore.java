package io.matcher.discovery.pull;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of how connections are looked after. Every method runs within a transaction of the tenant. */
@Component
class SyncStore {

    /**
     * A connection that is looked after.
     *
     * @param pausedUntil until when the vendor asked for patience; null when it did not
     * @param feedQueued whether a feed job waits that will see what changes now
     */
    record Sync(
            Instant nextCatchUpAt,
            Instant nextFullAt,
            @Nullable Instant pausedUntil,
            boolean feedQueued,
            Cadence cadence) {}

    private final JdbcClient jdbc;

    SyncStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins to look after a connection; false when that was begun before. */
    boolean begin(TenantId tenant, UUID connection, Cadence cadence, Instant firstLook, Instant firstFull) {
        return jdbc.sql("""
                        insert into aggregator_syncs (connection_id, tenant_id, cadence, next_catch_up_at, next_full_at) values (?, ?, ?, ?, ?)
                        on conflict (connection_id) do nothing""")
                        .params(connection, tenant.value(), cadence.name(), sql(firstLook), sql(firstFull))
                        .update()
                == 1;
    }

    Optional<Sync> find(TenantId tenant, UUID connection) {
        return read(tenant, connection, "");
    }

    /** The row, locked: who changes the mirror of a connection holds it, so that one change follows another. */
    Optional<Sync> lock(TenantId tenant, UUID connection) {
        return read(tenant, connection, " for update");
    }

    private Optional<Sync> read(TenantId tenant, UUID connection, String locking) {
        return jdbc.sql("""
                        select next_catch_up_at, next_full_at, paused_until, feed_queued, cadence from aggregator_syncs
                         where tenant_id = ? and connection_id = ?""" + locking)
                .params(tenant.value(), connection)
                .query((row, n) -> new Sync(
                        Rows.instant(row, "next_catch_up_at"),
                        Rows.instant(row, "next_full_at"),
                        Rows.instantOrNull(row, "paused_until"),
                        row.getBoolean("feed_queued"),
                        Cadence.valueOf(row.getString("cadence"))))
                .optional();
    }

    void planLooks(TenantId tenant, UUID connection, Instant nextLook, Instant nextFull) {
        jdbc.sql("""
                        update aggregator_syncs set next_catch_up_at = ?, next_full_at = ?
                         where tenant_id = ? and connection_id = ?""")
                .params(sql(nextLook), sql(nextFull), tenant.value(), connection)
                .update();
    }

    /** Makes the next look a full one. */
    void fullNext(TenantId tenant, UUID connection, Instant now) {
        jdbc.sql("""
                        update aggregator_syncs set next_full_at = least(next_full_at, ?)
                         where tenant_id = ? and connection_id = ?""").params(sql(now), tenant.value(), connection).update();
    }

    void pause(TenantId tenant, UUID connection, Instant until) {
        jdbc.sql("""
                        update aggregator_syncs set paused_until = greatest(paused_until, ?)
                         where tenant_id = ? and connection_id = ?""").params(sql(until), tenant.value(), connection).update();
    }

    void feedQueued(TenantId tenant, UUID connection, boolean queued) {
        jdbc.sql("update aggregator_syncs set feed_queued = ? where tenant_id = ? and connection_id = ?")
                .params(queued, tenant.value(), connection)
                .update();
    }

    void end(TenantId tenant, UUID connection) {
        jdbc.sql("delete from aggregator_syncs where tenant_id = ? and connection_id = ?")
                .params(tenant.value(), connection)
                .update();
    }

    private static Object sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
