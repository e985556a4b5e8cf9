package io.matcher.discovery.pull;

import io.matcher.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of feeds. Every method runs within a transaction of the tenant. */
@Component
class FeedStore {

    /**
     * A record of the mirror on its way to a source.
     *
     * @param record JSON; null when it could not be read
     */
    record Mirrored(String externalId, @Nullable String record, boolean deleted, long seq) {}

    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the source was fed; from the start again when its binding is another than then. */
    long position(TenantId tenant, UUID source, UUID connection, String binding) {
        return jdbc.sql("""
                        insert into source_feeds (source_id, tenant_id, connection_id, binding) values (?, ?, ?, ?)
                        on conflict (source_id) do update
                           set last_seq = case when source_feeds.binding = excluded.binding then source_feeds.last_seq else 0 end,
                               binding = excluded.binding, connection_id = excluded.connection_id
                        returning last_seq""")
                .params(source, tenant.value(), connection, binding)
                .query(Long.class)
                .single();
    }

    void moveTo(TenantId tenant, UUID source, long seq) {
        jdbc.sql("""
                        update source_feeds set last_seq = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and source_id = ?""").params(seq, tenant.value(), source).update();
    }

    /** What changed past a position, in order; only on the given accounts, unless these are empty. */
    List<Mirrored> changesAfter(
            TenantId tenant, UUID connection, long seq, Optional<Collection<String>> accounts, int most) {
        return jdbc.sql("""
                        select external_id, record, deleted, seq from aggregator_records
                         where tenant_id = ? and connection_id = ? and seq > ?
                           and (?::text[] is null or account_id = any (?::text[]))
                         order by seq limit ?""")
                .param(tenant.value())
                .param(connection)
                .param(seq)
                .param(accounts.map(ids -> ids.toArray(String[]::new)).orElse(null))
                .param(accounts.map(ids -> ids.toArray(String[]::new)).orElse(null))
                .param(most)
                .query((row, n) -> new Mirrored(
                        row.getString("external_id"),
                        row.getString("record"),
                        row.getBoolean("deleted"),
                        row.getLong("seq")))
                .list();
    }
}
