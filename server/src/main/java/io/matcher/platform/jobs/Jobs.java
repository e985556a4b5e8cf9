package io.matcher.platform.jobs;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue of durable background work. A job enqueued in a transaction exists if and only if that transaction commits. */
@Component
public class Jobs {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Jobs(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /**
     * Adds a job to the queue of the tenant of the running transaction.
     *
     * @param exclusiveKey at most one job of this key runs at a time, over all nodes; null for no such bound
     * @return the job's id
     */
    public UUID enqueue(
            TenantId tenant, String kind, Map<String, ?> payload, @Nullable String exclusiveKey, int maxAttempts) {
        return enqueueAt(tenant, kind, payload, exclusiveKey, maxAttempts, null);
    }

    /**
     * The same for a job that waits until it is due.
     *
     * @param runAt when it may run first; null for at once
     */
    public UUID enqueueAt(
            TenantId tenant,
            String kind,
            Map<String, ?> payload,
            @Nullable String exclusiveKey,
            int maxAttempts,
            @Nullable Instant runAt) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into jobs (id, tenant_id, kind, payload, exclusive_key, max_attempts, run_at)
                        values (?, ?, ?, ?::jsonb, ?, ?, coalesce(?::timestamptz, clock_timestamp()))""")
                .params(id, tenant.value(), kind, json.writeValueAsString(payload))
                .param(exclusiveKey)
                .param(maxAttempts)
                .param(runAt == null ? null : runAt.atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new JobEnqueued(kind));
        return id;
    }

    /**
     * Whether a job of this key waits in the queue. It goes on waiting until the transaction ends, so that it will see what the
     * transaction did.
     */
    public boolean isQueued(TenantId tenant, String kind, String exclusiveKey) {
        return jdbc.sql("""
                        select true from jobs where tenant_id = ? and kind = ? and exclusive_key = ? and state = 'QUEUED'
                         limit 1 for share skip locked""")
                .params(tenant.value(), kind, exclusiveKey)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** How far a job is cancelled. */
    public enum Cancelled {
        /** It will not run any more. */
        AT_ONCE,
        /** It is running, and was asked to stop at its next step. */
        WHILE_RUNNING,
        /** It had ended. */
        NOT_AT_ALL
    }

    /** Asks a job to stop: a queued one is cancelled at once, a running one at its next step. */
    public Cancelled cancel(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        update jobs set cancel_requested = true,
                               state = case state when 'QUEUED' then 'CANCELLED' else state end,
                               finished_at = case state when 'QUEUED' then clock_timestamp() end
                         where tenant_id = ? and id = ? and state in ('QUEUED', 'RUNNING') returning state""")
                .params(tenant.value(), id)
                .query(String.class)
                .optional()
                .map(state -> state.equals("CANCELLED") ? Cancelled.AT_ONCE : Cancelled.WHILE_RUNNING)
                .orElse(Cancelled.NOT_AT_ALL);
    }

    /** The figures that running jobs told of last, by job; one that does not run, or told nothing yet, is not there. */
    public Map<UUID, JsonNode> progress(TenantId tenant, Collection<UUID> ids) {
        return jdbc
                .sql("select id, progress from jobs where tenant_id = ? and id = any (?) and state = 'RUNNING'")
                .params(tenant.value(), ids.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(Rows.uuid(row, "id"), json.readTree(row.getString("progress"))))
                .list()
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Published with the transaction, so that a worker need not wait for its next look. */
    record JobEnqueued(String kind) {}
}
