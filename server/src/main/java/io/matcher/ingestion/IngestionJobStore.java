package io.matcher.ingestion;

import io.matcher.ingestion.IngestionJob.Origin;
import io.matcher.ingestion.IngestionJob.Status;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of ingestion jobs and their errors. */
@Component
class IngestionJobStore {

    private static final String SELECT = """
            select id, context_id, source_id, status, origin, actor, file_name, format, digest, storage_key, size_bytes, bytes_read,
                   total_rows, failed_rows, duplicate_rows, amended_rows, inserted_rows, total_errors, first_id, last_id,
                   failure_reason, failure_code, started_at, completed_at, created_at, original_expired_at,
                   template_id, template_version, retry_of
              from ingestion_jobs where tenant_id = ?""";

    private final JdbcClient jdbc;

    IngestionJobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param queueId the entry in the queue whose work the job is */
    void insert(TenantId tenant, IngestionJob job, UUID queueId) {
        jdbc.sql("""
                        insert into ingestion_jobs (id, tenant_id, context_id, source_id, origin, actor, file_name, format, digest,
                               storage_key, size_bytes, created_at, queue_id, template_id, template_version, retry_of)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        job.id(),
                        tenant.value(),
                        job.contextId(),
                        job.sourceId(),
                        job.origin().name(),
                        job.actor())
                .param(job.fileName())
                .param(job.format())
                .param(job.digest())
                .param(job.storageKey())
                .param(job.sizeBytes())
                .param(job.createdAt().atOffset(ZoneOffset.UTC))
                .param(queueId)
                .param(job.templateId())
                .param(job.templateId() == null ? null : job.templateVersion())
                .param(job.retryOf())
                .update();
    }

    /** Keeps what decides how the job's file reads, as JSON. */
    void keepReading(TenantId tenant, UUID id, String reading) {
        jdbc.sql("update ingestion_jobs set reading = ?::jsonb where tenant_id = ? and id = ?")
                .params(reading, tenant.value(), id)
                .update();
    }

    /** What {@link #keepReading} kept last. */
    Optional<String> keptReading(TenantId tenant, UUID id) {
        return jdbc.sql("select reading from ingestion_jobs where tenant_id = ? and id = ? and reading is not null")
                .params(tenant.value(), id)
                .query(String.class)
                .optional();
    }

    /** Nobody else does what this transaction is about to do with the job, until it ends. */
    void lock(TenantId tenant, UUID id) {
        jdbc.sql("select true from ingestion_jobs where tenant_id = ? and id = ? for update")
                .params(tenant.value(), id)
                .query(Boolean.class)
                .list();
    }

    /** The job that reads the original of another once more and did not fail in its turn. */
    Optional<UUID> retryOf(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select id from ingestion_jobs
                         where tenant_id = ? and retry_of = ? and status in ('QUEUED', 'PROCESSING', 'COMPLETED') limit 1""").params(tenant.value(), id).query(UUID.class).optional();
    }

    /** A lot of pulled transactions, as a job that is completed already. */
    void insertPulled(
            Caller caller, MergeStore.Target target, StagedTransactions.IdRange ids, Merged merged, long deleted) {
        long amended = merged.amended() + deleted;
        jdbc.sql("""
                        insert into ingestion_jobs (id, tenant_id, context_id, source_id, status, origin, actor, total_rows, duplicate_rows,
                               amended_rows, inserted_rows, first_id, last_id, started_at, completed_at)
                        values (?, ?, ?, ?, 'COMPLETED', 'PULL', ?, ?, ?, ?, ?, ?, ?, now(), clock_timestamp())""")
                .params(
                        target.jobId(),
                        target.tenant().value(),
                        target.contextId(),
                        target.sourceId(),
                        caller.subject(),
                        merged.inserted() + merged.known() + merged.repeated() + deleted,
                        merged.duplicates(),
                        amended,
                        merged.inserted())
                .param(ids.first())
                .param(ids.last())
                .update();
    }

    Optional<IngestionJob> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> job(row))
                .optional();
    }

    /** The job, if it has not ended yet; nobody else ends it until the transaction does. */
    Optional<IngestionJob> lockOpen(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? and status in ('QUEUED', 'PROCESSING') for update")
                .params(tenant.value(), id)
                .query((row, n) -> job(row))
                .optional();
    }

    List<IngestionJob> page(TenantId tenant, UUID contextId, Keyset keyset, PageRequest request) {
        return jdbc.sql(SELECT + " and context_id = ? and " + keyset.after(request) + keyset.order(request))
                .params(tenant.value(), contextId)
                .params(keyset.params(request))
                .query((row, n) -> job(row))
                .list();
    }

    void start(TenantId tenant, UUID id) {
        jdbc.sql("""
                        update ingestion_jobs set status = 'PROCESSING', started_at = coalesce(started_at, clock_timestamp()),
                               bytes_read = 0, total_rows = 0, failed_rows = 0
                         where tenant_id = ? and id = ? and status in ('QUEUED', 'PROCESSING')""").params(tenant.value(), id).update();
    }

    /** False when the job is over, because it was cancelled. */
    boolean progress(TenantId tenant, UUID id, long bytesRead, long totalRows, long failedRows) {
        return jdbc.sql("""
                        update ingestion_jobs set bytes_read = ?, total_rows = ?, failed_rows = ?
                         where tenant_id = ? and id = ? and status = 'PROCESSING'""")
                        .params(bytesRead, totalRows, failedRows, tenant.value(), id)
                        .update()
                == 1;
    }

    void complete(TenantId tenant, UUID id, Merged merged, StagedTransactions.IdRange ids) {
        jdbc.sql("""
                        update ingestion_jobs set status = 'COMPLETED', completed_at = clock_timestamp(), duplicate_rows = ?,
                               amended_rows = ?, inserted_rows = ?, first_id = ?, last_id = ?
                         where tenant_id = ? and id = ?""")
                .params(merged.duplicates(), merged.amended(), merged.inserted())
                .param(ids.first())
                .param(ids.last())
                .param(tenant.value())
                .param(id)
                .update();
    }

    /** The entry in the queue whose work the job is; empty for a pull, and for jobs from before it was kept. */
    Optional<UUID> queueId(TenantId tenant, UUID id) {
        return jdbc.sql("select queue_id from ingestion_jobs where tenant_id = ? and id = ? and queue_id is not null")
                .params(tenant.value(), id)
                .query(UUID.class)
                .optional();
    }

    /** Ends an open job because somebody asked for it; false when it has ended. */
    boolean cancel(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        update ingestion_jobs set status = 'CANCELLED', completed_at = clock_timestamp()
                         where tenant_id = ? and id = ? and status in ('QUEUED', 'PROCESSING')""").params(tenant.value(), id).update() == 1;
    }

    /** Says for its user why the job will fail; {@link #fail} follows. */
    void explain(TenantId tenant, UUID id, String reason, @Nullable ErrorCode code) {
        jdbc.sql("update ingestion_jobs set failure_reason = ?, failure_code = ? where tenant_id = ? and id = ?")
                .param(reason.length() <= 2000 ? reason : reason.substring(0, 2000))
                .param(code == null ? null : code.name())
                .params(tenant.value(), id)
                .update();
    }

    /** Ends an open job without success; the reason stands unless one was explained before. */
    boolean fail(TenantId tenant, UUID id, String otherwise) {
        return jdbc.sql("""
                        update ingestion_jobs set status = 'FAILED', completed_at = clock_timestamp(),
                               failure_reason = coalesce(failure_reason, ?)
                         where tenant_id = ? and id = ? and status in ('QUEUED', 'PROCESSING')""").params(otherwise, tenant.value(), id).update() == 1;
    }

    /** Keeps the errors of a reading in the place of those of the reading before. */
    void errors(TenantId tenant, UUID id, long failedRows, long totalErrors, List<RowError> first) {
        jdbc.sql("delete from ingestion_errors where tenant_id = ? and job_id = ?")
                .params(tenant.value(), id)
                .update();
        for (int i = 0; i < first.size(); i++) {
            RowError error = first.get(i);
            jdbc.sql(
                            "insert into ingestion_errors (tenant_id, job_id, seq, row, field, message, value) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(tenant.value(), id, i + 1, error.row())
                    .param(error.field())
                    .param(error.message())
                    .param(error.value())
                    .update();
        }
        jdbc.sql("update ingestion_jobs set failed_rows = ?, total_errors = ? where tenant_id = ? and id = ?")
                .params(failedRows, totalErrors, tenant.value(), id)
                .update();
    }

    List<RowError> errors(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select row, field, message, value from ingestion_errors where tenant_id = ? and job_id = ? order by seq")
                .params(tenant.value(), id)
                .query((row, n) -> new RowError(
                        row.getLong("row"), row.getString("field"), row.getString("message"), row.getString("value")))
                .list();
    }

    /** Whoever removes an original and whoever begins to stand on it wait for each other, until the transaction ends. */
    void lockOriginal(String storageKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(storageKey)
                .query((row, n) -> Boolean.TRUE)
                .single();
    }

    /** Whether a job of the context has not ended, or has within that time; by the index that lists are sorted by. */
    boolean isAnyUnderway(TenantId tenant, UUID contextId, Duration lately) {
        return jdbc.sql("""
                        select exists (select from ingestion_jobs where tenant_id = ? and context_id = ?
                           and case when completed_at is null then 'infinity' else completed_at end
                             > clock_timestamp() - make_interval(secs => ?))""")
                .params(tenant.value(), contextId, lately.toMillis() / 1_000.0)
                .query(Boolean.class)
                .single();
    }

    boolean existsOf(TenantId tenant, UUID sourceId) {
        return jdbc.sql("select exists (select from ingestion_jobs where tenant_id = ? and source_id = ?)")
                .params(tenant.value(), sourceId)
                .query(Boolean.class)
                .single();
    }

    /** Whether a job still stands on this original. */
    boolean refersTo(TenantId tenant, String storageKey) {
        return jdbc.sql("select exists (select from ingestion_jobs where tenant_id = ? and storage_key = ?)")
                .params(tenant.value(), storageKey)
                .query(Boolean.class)
                .single();
    }

    /** Whether the original of j is needed no more: all jobs that stand on it are over and from before an instant. */
    private static final String IS_EXPIRED = """
            not exists (select from ingestion_jobs k where k.tenant_id = j.tenant_id and k.storage_key = j.storage_key
                           and (k.created_at >= ? or k.status in ('QUEUED', 'PROCESSING')))""";

    /** Originals that were last uploaded before an instant, the oldest first. */
    List<String> originalsOlderThan(TenantId tenant, Instant until, int most) {
        OffsetDateTime at = until.atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        select storage_key from (
                            select distinct on (storage_key) storage_key, created_at from ingestion_jobs j
                             where tenant_id = ? and storage_key is not null and created_at < ? and\s""" + IS_EXPIRED + """
                             order by storage_key, created_at desc) expired
                         order by created_at limit\s""" + most)
                .params(tenant.value(), at, at)
                .query(String.class)
                .list();
    }

    /** A job whose original is there no more. */
    record Expired(UUID id, long sizeBytes) {}

    /** Notes on every job that stands on an original that it is gone, if it still is expired. */
    List<Expired> expireOriginal(TenantId tenant, String key, Instant until, Instant now) {
        return jdbc.sql("""
                        update ingestion_jobs j set storage_key = null, original_expired_at = ?
                         where tenant_id = ? and storage_key = ? and\s""" + IS_EXPIRED + " returning id, size_bytes")
                .params(now.atOffset(ZoneOffset.UTC), tenant.value(), key, until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Expired(Rows.uuid(row, "id"), row.getLong("size_bytes")))
                .list();
    }

    private static @Nullable ErrorCode code(@Nullable String name) {
        return name == null ? null : ErrorCode.valueOf(name);
    }

    private static IngestionJob job(ResultSet row) throws SQLException {
        return new IngestionJob(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "source_id"),
                Status.valueOf(row.getString("status")),
                Origin.valueOf(row.getString("origin")),
                row.getString("actor"),
                row.getString("file_name"),
                row.getString("format"),
                row.getString("digest"),
                row.getString("storage_key"),
                row.getLong("size_bytes"),
                row.getLong("bytes_read"),
                row.getLong("total_rows"),
                row.getLong("failed_rows"),
                row.getLong("duplicate_rows"),
                row.getLong("amended_rows"),
                row.getLong("inserted_rows"),
                row.getLong("total_errors"),
                row.getObject("first_id", UUID.class),
                row.getObject("last_id", UUID.class),
                row.getString("failure_reason"),
                code(row.getString("failure_code")),
                Rows.instantOrNull(row, "started_at"),
                Rows.instantOrNull(row, "completed_at"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "original_expired_at"),
                row.getObject("template_id", UUID.class),
                row.getInt("template_version"),
                row.getObject("retry_of", UUID.class));
    }
}
