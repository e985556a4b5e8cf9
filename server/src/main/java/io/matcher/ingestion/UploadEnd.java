package io.matcher.ingestion;

import io.matcher.ingestion.MergeStore.Known;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends upload jobs: transactions, job, audit and outbox in the one transaction of the caller. */
@Component
class UploadEnd {

    private final IngestionJobStore store;
    private final MergeStore merge;
    private final Audit audit;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UploadEnd(
            IngestionJobStore store,
            MergeStore merge,
            Audit audit,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.merge = merge;
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** Merges what was read, unless somebody else ended the job in the meantime. */
    JobResult merge(TenantId tenant, UUID jobId, Reading reading, FileLoad load, String table) {
        Optional<IngestionJob> open = store.lockOpen(tenant, jobId);
        if (open.isEmpty()) {
            return JobResult.succeeded();
        }
        IngestionJob job = open.get();
        MergeStore.Target target = new MergeStore.Target(tenant, job.contextId(), job.sourceId(), jobId, table);
        merge.lock(job.sourceId());
        if (reading.onDuplicate() == OnDuplicate.REFUSE) {
            Known known = merge.known(target, load.mayRepeat(), RowError.CAP);
            if (known.total() > 0) {
                return refuse(tenant, jobId, load, known);
            }
        }
        Merged merged = merge.merge(target, reading.onDuplicate(), load.mayRepeat());
        long failed = load.errors().total();
        store.errors(tenant, jobId, failed, failed, load.errors().first());
        store.complete(tenant, jobId, merged, load.ids());
        audit.record(
                caller(tenant, job),
                "ingestion_job",
                jobId,
                "COMPLETE",
                Map.of(
                        "inserted", merged.inserted(),
                        "amended", merged.amended(),
                        "duplicates", merged.duplicates(),
                        "failed", failed));
        outbox.add(
                tenant,
                "ingestion.completed",
                "ingestion_job",
                jobId,
                CompletedEvent.payload(target, merged, failed, clock.instant()));
        if (merged.inserted() + merged.amended() > 0) {
            events.publishEvent(new TransactionsArrived(tenant, job.contextId(), job.sourceId(), jobId));
        }
        events.publishEvent(new Completions.JobEnded(jobId));
        return JobResult.succeeded();
    }

    private JobResult refuse(TenantId tenant, UUID jobId, FileLoad load, Known known) {
        RowErrors errors = load.errors();
        known.first()
                .forEach(id ->
                        errors.add(new RowError(id.line(), null, "the external id is there already", id.externalId())));
        long failed = errors.total() - known.first().size() + known.total();
        store.errors(tenant, jobId, failed, failed, errors.first());
        String reason = "The file was refused: " + known.total()
                + " of its rows have an external id that is there already, and the source's onDuplicate is refuse";
        store.explain(tenant, jobId, reason);
        return new JobResult.Failed(reason);
    }

    /** Ends the job without success; what the user is told stands in the job already, unless it was an outage. */
    void fail(TenantId tenant, UUID jobId, String outage) {
        if (!store.fail(tenant, jobId, outage)) {
            return;
        }
        IngestionJob job = store.find(tenant, jobId).orElseThrow();
        String reason = job.failureReason() == null ? outage : job.failureReason();
        audit.record(caller(tenant, job), "ingestion_job", jobId, "FAIL", Map.of("failedRows", job.failedRows()));
        outbox.add(
                tenant,
                "ingestion.failed",
                "ingestion_job",
                jobId,
                Map.of(
                        "jobId", jobId,
                        "contextId", job.contextId(),
                        "sourceId", job.sourceId(),
                        "totalRows", job.totalRows(),
                        "failedRows", job.failedRows(),
                        "error", reason,
                        "failedAt", clock.instant()));
        events.publishEvent(new Completions.JobEnded(jobId));
    }

    private static Caller caller(TenantId tenant, IngestionJob job) {
        return new Caller(tenant, job.actor(), Set.of());
    }
}
