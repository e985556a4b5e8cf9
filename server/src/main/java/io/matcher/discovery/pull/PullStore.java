package io.matcher.discovery.pull;

import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of pulls as they run. Every method runs within a transaction of the tenant. */
@Component
class PullStore {

    /**
     * A pull that is under way.
     *
     * @param attempt which run of it this is; an older one may write nothing
     * @param failures in a row, without a page between
     * @param progress null until the accounts are known
     */
    record Pull(
            UUID id,
            UUID connection,
            StoredSignal signal,
            int attempt,
            int failures,
            @Nullable Progress progress) {}

    /** What one page brought. */
    record Gain(int read, int changed, int refused, List<Refusal> refusals) {
        static final Gain NOTHING = new Gain(0, 0, 0, List.of());
    }

    /** A record that could not be read, as the API shows it. */
    record Refusal(@Nullable String externalId, String reason) {}

    private static final int MOST_MERGED = 1_000;
    private static final int MOST_REFUSALS = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PullStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Queues a pull, unless one that asks the same was queued a moment ago and has not started: it reads the vendor later than now, so that
     * it sees what this one would. False when it was not needed.
     */
    boolean insert(TenantId tenant, UUID id, UUID connection, StoredSignal signal) {
        String asked = json.writeValueAsString(signal);
        return jdbc.sql("""
                        insert into aggregator_pulls (id, tenant_id, connection_id, signal)
                        select ?, ?, ?, ?::jsonb
                         where not exists (
                               select from aggregator_pulls
                                where tenant_id = ? and connection_id = ? and state = 'QUEUED' and signal = ?::jsonb
                                  and created_at > clock_timestamp() - interval '1 minute')""")
                        .params(id, tenant.value(), connection, asked, tenant.value(), connection, asked)
                        .update()
                == 1;
    }

    /** Starts another run of a pull; empty when it ended or was merged into another. */
    Optional<Pull> start(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        update aggregator_pulls
                           set state = 'RUNNING', attempts = attempts + 1, started_at = coalesce(started_at, clock_timestamp())
                         where tenant_id = ? and id = ? and state in ('QUEUED', 'RUNNING')
                        returning id, connection_id, signal, attempts, failures, progress""")
                .params(tenant.value(), id)
                .query((row, n) -> pull(row))
                .optional();
    }

    /** The pull as it is now, if it is under way. */
    Optional<Pull> running(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select id, connection_id, signal, attempts, failures, progress from aggregator_pulls
                         where tenant_id = ? and id = ? and state = 'RUNNING' for update""")
                .params(tenant.value(), id)
                .query((row, n) -> pull(row))
                .optional();
    }

    /** The pulls of a connection that wait, oldest first, locked. */
    List<Pull> waiting(TenantId tenant, UUID connection) {
        return jdbc.sql("""
                        select id, connection_id, signal, attempts, failures, progress from aggregator_pulls
                         where tenant_id = ? and connection_id = ? and state = 'QUEUED' order by id limit ? for update""")
                .params(tenant.value(), connection, MOST_MERGED)
                .query((row, n) -> pull(row))
                .list();
    }

    void merge(TenantId tenant, Pull into, StoredSignal signal, List<UUID> merged) {
        jdbc.sql("""
                        update aggregator_pulls set state = 'MERGED', merged_into = ?, finished_at = clock_timestamp()
                         where tenant_id = ? and id = any (?)""")
                .params(into.id(), tenant.value(), merged.toArray(UUID[]::new))
                .update();
        jdbc.sql("update aggregator_pulls set signal = ?::jsonb, signals = signals + ? where tenant_id = ? and id = ?")
                .params(json.writeValueAsString(signal), merged.size(), tenant.value(), into.id())
                .update();
    }

    /** Writes how far the pull is; false when another run of it took over. */
    boolean progress(TenantId tenant, Pull pull, Progress progress, int pages, Gain gain) {
        return jdbc.sql("""
                        update aggregator_pulls
                           set progress = ?::jsonb, failures = 0, pages = pages + ?, rows_read = rows_read + ?,
                               rows_changed = rows_changed + ?, rows_refused = rows_refused + ?,
                               refusals = case when jsonb_array_length(refusals) >= ? then refusals else refusals || ?::jsonb end
                         where tenant_id = ? and id = ? and attempts = ? and state = 'RUNNING'""")
                        .params(
                                json.writeValueAsString(progress),
                                pages,
                                gain.read(),
                                gain.changed(),
                                gain.refused(),
                                MOST_REFUSALS,
                                json.writeValueAsString(gain.refusals().stream()
                                        .limit(MOST_REFUSALS)
                                        .toList()),
                                tenant.value(),
                                pull.id(),
                                pull.attempt())
                        .update()
                == 1;
    }

    void troubled(TenantId tenant, Pull pull, String code, int failures) {
        jdbc.sql(
                        "update aggregator_pulls set last_error = ?, failures = ? where tenant_id = ? and id = ? and attempts = ?")
                .params(code, failures, tenant.value(), pull.id(), pull.attempt())
                .update();
    }

    /** Ends the run's pull well, unless another run took over. */
    void succeeded(TenantId tenant, Pull pull) {
        jdbc.sql("""
                        update aggregator_pulls
                           set state = 'SUCCEEDED', last_error = null, progress = null, finished_at = clock_timestamp()
                         where tenant_id = ? and id = ? and attempts = ? and state = 'RUNNING'""").params(tenant.value(), pull.id(), pull.attempt()).update();
    }

    void end(TenantId tenant, UUID id, String state, @Nullable String error) {
        jdbc.sql("""
                        update aggregator_pulls
                           set state = ?, last_error = coalesce(?, last_error), progress = null, finished_at = clock_timestamp()
                         where tenant_id = ? and id = ? and state in ('QUEUED', 'RUNNING')""").param(state).param(error).param(tenant.value()).param(id).update();
    }

    void cancelWaiting(TenantId tenant, UUID connection) {
        jdbc.sql("""
                        update aggregator_pulls set state = 'CANCELLED', finished_at = clock_timestamp()
                         where tenant_id = ? and connection_id = ? and state = 'QUEUED'""").params(tenant.value(), connection).update();
    }

    private Pull pull(ResultSet row) throws SQLException {
        String progress = row.getString("progress");
        return new Pull(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                json.readValue(row.getString("signal"), StoredSignal.class),
                row.getInt("attempts"),
                row.getInt("failures"),
                progress == null ? null : json.readValue(progress, Progress.class));
    }
}
