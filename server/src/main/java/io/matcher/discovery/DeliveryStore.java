package io.matcher.discovery;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of deliveries. Every method runs within a transaction of the tenant. */
@Component
class DeliveryStore {

    private static final Keyset NEWEST_FIRST = Keyset.descending("d.id::uuid");
    private static final int SHOWN_BYTES = 2_048;

    /** What makes two deliveries repetitions of one event. */
    record Key(UUID connectionId, Octets event) implements Comparable<Key> {

        static Key of(Delivery delivery) {
            return new Key(delivery.binding().connectionId(), delivery.key());
        }

        @Override
        public int compareTo(Key other) {
            int byConnection = connectionId.compareTo(other.connectionId);
            return byConnection == 0 ? Arrays.compare(event.bytes(), other.event.bytes()) : byConnection;
        }
    }

    /** A delivery as it is shown; of its body no more than the start. */
    record Kept(
            UUID id,
            String vendor,
            UUID connectionId,
            @Nullable String configName,
            String event,
            Delivery.State state,
            int copies,
            int sizeBytes,
            Octets start,
            Instant receivedAt,
            Instant lastReceivedAt) {}

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps deliveries, each once: a repetition is counted on the row that is there.
     *
     * @return the id that each is kept under: its own where it is new
     */
    Map<Key, UUID> keep(TenantId tenant, Map<Key, Delivery> deliveries, Map<Key, Integer> copies) {
        // Always in the same order, so that two transactions that keep the same events wait for each other instead of
        // both.
        List<Key> keys = deliveries.keySet().stream().sorted().toList();
        List<Delivery> rows = keys.stream().map(deliveries::get).toList();
        Map<Key, UUID> kept = new HashMap<>();
        jdbc.sql("""
                        insert into webhook_deliveries
                            (id, tenant_id, connection_id, token_id, vendor, dedupe_key, event, state, body, copies)
                        select n.id, ?, n.connection_id, n.token_id, n.vendor, n.dedupe_key, n.event, n.state, n.body, n.copies
                          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                               as n (id, connection_id, token_id, vendor, dedupe_key, event, state, body, copies)
                        on conflict (tenant_id, connection_id, dedupe_key) do update
                           set copies = webhook_deliveries.copies + excluded.copies, last_received_at = clock_timestamp()
                        returning id, connection_id, dedupe_key""")
                .params(
                        tenant.value(),
                        rows.stream().map(Delivery::id).toArray(UUID[]::new),
                        rows.stream().map(row -> row.binding().connectionId()).toArray(UUID[]::new),
                        rows.stream().map(row -> row.binding().tokenId()).toArray(UUID[]::new),
                        rows.stream().map(row -> row.binding().vendor().wire()).toArray(String[]::new),
                        rows.stream().map(row -> row.key().bytes()).toArray(byte[][]::new),
                        rows.stream().map(Delivery::eventName).toArray(String[]::new),
                        rows.stream().map(row -> row.state().name()).toArray(String[]::new),
                        rows.stream().map(row -> row.body().bytes()).toArray(byte[][]::new),
                        keys.stream().map(copies::get).toArray(Integer[]::new))
                .query(row -> {
                    Key key = new Key(Rows.uuid(row, "connection_id"), Octets.of(row.getBytes("dedupe_key")));
                    kept.put(key, Rows.uuid(row, "id"));
                });
        return kept;
    }

    /** The deliveries, newest first, of one connection or all, in one state or any. */
    List<Kept> page(TenantId tenant, @Nullable UUID connectionId, Delivery.@Nullable State state, PageRequest page) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                        select d.id, d.vendor, d.connection_id, c.config_name, d.event, d.state, d.copies, length(d.body) as size,
                               substring(d.body from 1 for %d) as start, d.received_at, d.last_received_at
                          from webhook_deliveries d
                          left join aggregator_connections c on c.tenant_id = d.tenant_id and c.id = d.connection_id
                         where d.tenant_id = ?""".formatted(SHOWN_BYTES)
                        + (connectionId == null ? "" : " and d.connection_id = ?")
                        + (state == null ? "" : " and d.state = ?")
                        + " and " + NEWEST_FIRST.after(page) + NEWEST_FIRST.order(page))
                .param(tenant.value());
        statement = connectionId == null ? statement : statement.param(connectionId);
        statement = state == null ? statement : statement.param(state.name());
        return statement
                .params(NEWEST_FIRST.params(page))
                .query((row, n) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                Rows.uuid(row, "id"),
                row.getString("vendor"),
                Rows.uuid(row, "connection_id"),
                row.getString("config_name"),
                row.getString("event"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("copies"),
                row.getInt("size"),
                Octets.of(row.getBytes("start")),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "last_received_at"));
    }
}
