package io.matcher.ingestion;

import io.matcher.ingestion.MergeStore.Known;
import io.matcher.ingestion.statements.ReadFile;
import io.matcher.ingestion.statements.Statements;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends upload jobs: transactions, job, audit and outbox in the one transaction of the caller. */
@Component
class UploadEnd {

    private final IngestionJobStore store;
    private final MergeStore merge;
    private final Statements statements;
    private final Audit audit;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UploadEnd(
            IngestionJobStore store,
            MergeStore merge,
            Statements statements,
            Audit audit,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.merge = merge;
        this.statements = statements;
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** Begins to merge a file, within the transaction that will hold all of it. */
    MergeAlongside.Work begin(TenantId tenant, IngestionJob job, Reading reading, FileLoad load) {
        merge.lock(job.sourceId());
        return new Work(tenant, job, reading, load, merge.hasAny(job.sourceId()));
    }

    private final class Work implements MergeAlongside.Work {

        private final TenantId tenant;
        private final IngestionJob job;
        private final Reading reading;
        private final FileLoad load;
        private final boolean mayBeKnown;
        private Merged merged = Merged.NOTHING;
        private @Nullable Known refused;

        Work(TenantId tenant, IngestionJob job, Reading reading, FileLoad load, boolean mayBeKnown) {
            this.tenant = tenant;
            this.job = job;
            this.reading = reading;
            this.load = load;
            this.mayBeKnown = mayBeKnown;
        }

        @Override
        public void take(StagedTransactions.Chunk chunk) {
            MergeStore.Target target = target(chunk.table());
            if (reading.onDuplicate() == OnDuplicate.REFUSE) {
                Known known = merge.known(target, chunk.mayRepeat(), RowError.CAP);
                if (known.total() > 0) {
                    refused = known;
                    return;
                }
            }
            merged = merged.plus(merge.merge(target, reading.onDuplicate(), chunk, mayBeKnown));
        }

        private MergeStore.Target target(String table) {
            return new MergeStore.Target(tenant, job.contextId(), job.sourceId(), job.id(), table);
        }

        /** Ends the job, unless somebody did in the meantime, by cancelling it or by reading it too: then all of this is rolled back. */
        @Override
        public JobResult end() {
            if (store.lockOpen(tenant, job.id()).isEmpty()) {
                throw new FileLoad.Stopped();
            }
            if (refused == null) {
                statements.keep(
                        tenant,
                        new ReadFile(job.contextId(), job.sourceId(), job.id(), String.valueOf(job.digest())),
                        reading.statements(),
                        load.statements());
            }
            return refused == null
                    ? complete(tenant, job, target(""), merged, load)
                    : refuse(tenant, job.id(), load, refused);
        }
    }

    private JobResult complete(
            TenantId tenant, IngestionJob job, MergeStore.Target target, Merged merged, FileLoad load) {
        long failed = load.errors().total();
        store.errors(tenant, job.id(), failed, failed, load.errors().first());
        store.complete(tenant, job.id(), merged, load.ids());
        audit.record(
                caller(tenant, job),
                "ingestion_job",
                job.id(),
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
                job.id(),
                CompletedEvent.payload(target, merged, failed, clock.instant()));
        if (merged.inserted() + merged.amended() > 0) {
            events.publishEvent(new TransactionsArrived(tenant, job.contextId(), job.sourceId(), job.id()));
        }
        events.publishEvent(new Completions.JobEnded(job.id()));
        return JobResult.succeeded();
    }

    private JobResult refuse(TenantId tenant, UUID jobId, FileLoad load, Known known) {
        RowErrors errors = load.errors();
        known.first().forEach(id -> errors.add(RowError.known(id.line(), id.externalId())));
        long failed = errors.total() - known.first().size() + known.total();
        store.errors(tenant, jobId, failed, failed, errors.first());
        String reason = "The file was refused: " + known.total()
                + " of its rows have an external id that is there already, and the source's onDuplicate is refuse";
        store.explain(tenant, jobId, reason, null);
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
