package io.matcher.platform.http.idempotency;

import io.matcher.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of idempotency keys. Time is the database's, which all nodes share. */
@Component
class KeyStore {

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a key that somebody else holds or finished; digests and bodies in hexadecimal. */
    record Known(
            String state,
            @Nullable String fingerprint,
            @Nullable KeptAnswer answer) {}

    /** Takes the key where it is new, expired, or held by a request that died; false when it is not ours to take. */
    boolean claim(TenantId tenant, byte[] scope, byte @Nullable [] fingerprint, UUID owner, Duration lease) {
        return jdbc.sql("""
                        insert into idempotency_keys as k (tenant_id, scope, fingerprint, state, owner, lease_until)
                        values (?, ?, ?, 'RUNNING', ?, clock_timestamp() + make_interval(secs => ?))
                        on conflict (tenant_id, scope) do update
                           set fingerprint = excluded.fingerprint, state = 'RUNNING', owner = excluded.owner,
                               lease_until = excluded.lease_until, status = null, content_type = null, location = null,
                               body = null, expires_at = null
                         where (k.state = 'RUNNING' and k.lease_until < clock_timestamp())
                            or k.expires_at < clock_timestamp()""")
                        .param(tenant.value())
                        .param(scope)
                        .param(fingerprint)
                        .param(owner)
                        .param(lease.toSeconds())
                        .update()
                == 1;
    }

    Optional<Known> find(TenantId tenant, byte[] scope) {
        return jdbc.sql("""
                        select state, encode(fingerprint, 'hex') as fingerprint, status, content_type, location,
                               encode(body, 'hex') as body
                          from idempotency_keys where tenant_id = ? and scope = ?""")
                .params(tenant.value(), scope)
                .query((row, n) -> new Known(
                        row.getString("state"),
                        row.getString("fingerprint"),
                        row.getObject("status") == null
                                ? null
                                : new KeptAnswer(
                                        row.getInt("status"),
                                        row.getString("content_type"),
                                        row.getString("location"),
                                        Optional.ofNullable(row.getString("body"))
                                                .orElse(""))))
                .optional();
    }

    void keep(TenantId tenant, UUID owner, byte[] scope, byte[] fingerprint, KeptAnswer answer, Duration ttl) {
        jdbc.sql("""
                        update idempotency_keys
                           set state = 'KEPT', fingerprint = ?, status = ?, content_type = ?, location = ?, body = decode(?, 'hex'),
                               expires_at = clock_timestamp() + make_interval(secs => ?)
                         where tenant_id = ? and scope = ? and owner = ?""")
                .param(fingerprint)
                .param(answer.status())
                .param(answer.contentType())
                .param(answer.location())
                .param(answer.bodyHex())
                .param(ttl.toSeconds())
                .param(tenant.value())
                .param(scope)
                .param(owner)
                .update();
    }

    void finishUnkept(TenantId tenant, UUID owner, byte[] scope, byte[] fingerprint, Duration ttl) {
        jdbc.sql("""
                        update idempotency_keys
                           set state = 'NOT_KEPT', fingerprint = ?, expires_at = clock_timestamp() + make_interval(secs => ?)
                         where tenant_id = ? and scope = ? and owner = ?""")
                .params(fingerprint, ttl.toSeconds(), tenant.value(), scope, owner)
                .update();
    }

    /** Notes in the transaction of a change that it was made under the key; does nothing in one that changed nothing so far. */
    void mark(TenantId tenant, UUID owner, byte[] scope, Duration ttl) {
        jdbc.sql("""
                        update idempotency_keys
                           set state = 'NOT_KEPT', expires_at = clock_timestamp() + make_interval(secs => ?)
                         where tenant_id = ? and scope = ? and owner = ? and state = 'RUNNING'
                           and pg_current_xact_id_if_assigned() is not null""").params(ttl.toSeconds(), tenant.value(), scope, owner).update();
    }

    void extend(TenantId tenant, UUID owner, byte[] scope, Duration lease) {
        jdbc.sql("""
                        update idempotency_keys set lease_until = clock_timestamp() + make_interval(secs => ?)
                         where tenant_id = ? and scope = ? and owner = ? and state = 'RUNNING'""").params(lease.toSeconds(), tenant.value(), scope, owner).update();
    }

    /** Lets a key go whose request was refused, also where part of its work was committed. */
    void free(TenantId tenant, UUID owner, byte[] scope) {
        jdbc.sql("delete from idempotency_keys where tenant_id = ? and scope = ? and owner = ? and state <> 'KEPT'")
                .params(tenant.value(), scope, owner)
                .update();
    }

    int removeExpired(TenantId tenant) {
        return jdbc.sql("""
                        delete from idempotency_keys
                         where tenant_id = ? and (expires_at < clock_timestamp()
                            or (expires_at is null and lease_until < clock_timestamp()))""").param(tenant.value()).update();
    }

    void freeAll(TenantId tenant) {
        jdbc.sql("delete from idempotency_keys where tenant_id = ? and state = 'RUNNING'")
                .param(tenant.value())
                .update();
    }
}
