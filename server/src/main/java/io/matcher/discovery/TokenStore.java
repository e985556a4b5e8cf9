package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of webhook tokens, which knows them by their hashes only. Every method runs within a transaction of the tenant. */
@Component
class TokenStore {

    private static final Keyset NEWEST_FIRST = Keyset.descending("t.id::uuid");

    /** A live connection that tokens can be bound to. */
    record Bindable(UUID id, Vendor vendor, String configName) {}

    record NewToken(UUID id, UUID connectionId, Vendor vendor, TokenHash hash) {}

    /** A live token as it is shown. */
    record Listed(
            UUID id,
            Vendor vendor,
            UUID connectionId,
            String configName,
            TokenHash hash,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The live connections of those names, held alive until the transaction ends: one that is deleted meanwhile gets no token. */
    List<Bindable> bindable(TenantId tenant, Collection<String> configNames) {
        return jdbc.sql("""
                        select id, vendor, config_name from aggregator_connections
                         where tenant_id = ? and config_name = any (?) and deleted_at is null for share""")
                .params(tenant.value(), configNames.toArray(String[]::new))
                .query((row, n) -> new Bindable(
                        Rows.uuid(row, "id"),
                        ConnectionStore.vendor(row.getString("vendor")),
                        row.getString("config_name")))
                .list();
    }

    void insert(TenantId tenant, List<NewToken> tokens) {
        jdbc.sql("""
                        insert into webhook_tokens (id, tenant_id, connection_id, vendor, hash)
                        select n.id, ?, n.connection_id, n.vendor, n.hash
                          from unnest(?, ?, ?, ?) as n (id, connection_id, vendor, hash)""")
                .params(
                        tenant.value(),
                        tokens.stream().map(NewToken::id).toArray(UUID[]::new),
                        tokens.stream().map(NewToken::connectionId).toArray(UUID[]::new),
                        tokens.stream().map(token -> token.vendor().wire()).toArray(String[]::new),
                        tokens.stream().map(token -> token.hash().bytes()).toArray(byte[][]::new))
                .update();
    }

    /** The live tokens, newest first, of one connection or of all. */
    List<Listed> page(TenantId tenant, @Nullable UUID connectionId, PageRequest page) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                        select t.id, t.vendor, t.connection_id, c.config_name, t.hash, t.created_at, t.last_used_at
                          from webhook_tokens t join aggregator_connections c on c.id = t.connection_id
                         where t.tenant_id = ? and t.revoked_at is null"""
                        + (connectionId == null ? "" : " and t.connection_id = ?")
                        + " and " + NEWEST_FIRST.after(page) + NEWEST_FIRST.order(page))
                .param(tenant.value());
        return (connectionId == null ? statement : statement.param(connectionId))
                .params(NEWEST_FIRST.params(page))
                .query((row, n) -> listed(row))
                .list();
    }

    /** Revokes a live token and gives its connection; empty when there is none of that id. */
    Optional<UUID> revoke(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        update webhook_tokens set revoked_at = clock_timestamp()
                         where tenant_id = ? and id = ? and revoked_at is null returning connection_id""").params(tenant.value(), id).query(UUID.class).optional();
    }

    /** Revokes every live token of a connection and says how many there were. */
    int revokeAll(TenantId tenant, UUID connectionId) {
        return jdbc.sql("""
                        update webhook_tokens set revoked_at = clock_timestamp()
                         where tenant_id = ? and connection_id = ? and revoked_at is null""").params(tenant.value(), connectionId).update();
    }

    /** Notes that tokens were used, to the minute and without waiting for anyone who notes the same. */
    void used(TenantId tenant, Collection<UUID> ids) {
        jdbc.sql("""
                        update webhook_tokens set last_used_at = clock_timestamp()
                         where tenant_id = ? and id in (
                               select id from webhook_tokens
                                where tenant_id = ? and id = any (?)
                                  and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')
                                  for update skip locked)""")
                .params(tenant.value(), tenant.value(), ids.toArray(UUID[]::new))
                .update();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                Rows.uuid(row, "id"),
                ConnectionStore.vendor(row.getString("vendor")),
                Rows.uuid(row, "connection_id"),
                row.getString("config_name"),
                TokenHash.stored(row.getBytes("hash")),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }
}
