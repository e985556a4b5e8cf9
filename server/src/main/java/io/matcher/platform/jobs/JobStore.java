package io.matcher.platform.jobs;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of jobs as the worker sees them. */
@Component
class JobStore {

    record Claimed(UUID id, TenantId tenant, String kind, String payload, int attempts, int maxAttempts) {}

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final JsonMapper json;

    JobStore(JdbcClient jdbc, Transactions transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    Optional<Claimed> claim(UUID worker, Collection<String> kinds, Duration lease) {
        return jdbc.sql("select * from claim_job(?, ?, make_interval(secs => ?))")
                .params(worker, kinds.toArray(String[]::new), lease.toSeconds())
                .query((row, n) -> new Claimed(
                        row.getObject("id", UUID.class),
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getString("kind"),
                        row.getString("payload"),
                        row.getInt("attempts"),
                        row.getInt("max_attempts")))
                .optional();
    }

    void expireLeases() {
        jdbc.sql("select expire_leases()").query((row, n) -> Boolean.TRUE).list();
    }

    /** Extends the lease; empty when it was lost, else whether the job should be cancelled. */
    Optional<Boolean> extend(TenantId tenant, UUID id, UUID worker, Duration lease) {
        return transactions.in(tenant, () -> jdbc.sql("""
                        update jobs set lease_until = clock_timestamp() + make_interval(secs => ?)
                         where id = ? and lease_owner = ? and state = 'RUNNING' returning cancel_requested""")
                .params(lease.toSeconds(), id, worker)
                .query(Boolean.class)
                .optional());
    }

    void progress(TenantId tenant, UUID id, UUID worker, Map<String, ?> progress) {
        transactions.run(tenant, () -> jdbc.sql("update jobs set progress = ?::jsonb where id = ? and lease_owner = ?")
                .params(json.writeValueAsString(progress), id, worker)
                .update());
    }

    /** Ends the run in the given state, within a transaction of the tenant; false when the lease was lost and the end is not ours to write. */
    boolean end(UUID id, UUID worker, String state, @Nullable String error) {
        return jdbc.sql("""
                        update jobs set state = ?, last_error = coalesce(?, last_error), lease_owner = null, lease_until = null,
                               finished_at = clock_timestamp() where id = ? and lease_owner = ? and state = 'RUNNING'""").param(state).param(error).param(id).param(worker).update() == 1;
    }

    void later(TenantId tenant, UUID id, UUID worker, Duration delay, String reason, boolean free) {
        transactions.run(tenant, () -> jdbc.sql("""
                        update jobs set state = 'QUEUED', run_at = clock_timestamp() + make_interval(secs => ?), last_error = ?,
                               attempts = attempts - ?, lease_owner = null, lease_until = null
                         where id = ? and lease_owner = ? and state = 'RUNNING'""")
                .params(List.of(delay.toMillis() / 1000.0, reason, free ? 1 : 0, id, worker))
                .update());
    }
}
