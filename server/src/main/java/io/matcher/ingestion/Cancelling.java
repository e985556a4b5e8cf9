package io.matcher.ingestion;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Cancels ingestion jobs. The job is over at once, whether its file is being read or still waits: a run that is at work finds that out
 * before it commits anything, and rolls back. The original stays, as that of a failed job does.
 */
@Component
class Cancelling {

    private static final String REASON = "The job was cancelled";

    private final Transactions transactions;
    private final IngestionJobs ingestionJobs;
    private final IngestionJobStore store;
    private final Jobs jobs;
    private final Staging staging;
    private final Audit audit;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cancelling(
            Transactions transactions,
            IngestionJobs ingestionJobs,
            IngestionJobStore store,
            Jobs jobs,
            Staging staging,
            Audit audit,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.ingestionJobs = ingestionJobs;
        this.store = store;
        this.jobs = jobs;
        this.staging = staging;
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** Ends the job; one that has ended is refused with {@code MTCH-0007}. */
    Outcome<IngestionJob> cancel(Caller caller, UUID contextId, UUID jobId) {
        return transactions.in(caller.tenant(), () -> ingestionJobs
                .find(caller, contextId, jobId)
                .then(found -> found.status().isEnd() ? over(found) : end(caller, jobId)));
    }

    /** The entry in the queue is locked first, as by a worker that writes how a job ended, so that the two wait for each other in turn. */
    private Outcome<IngestionJob> end(Caller caller, UUID jobId) {
        Jobs.Cancelled queue = store.queueId(caller.tenant(), jobId)
                .map(id -> jobs.cancel(caller.tenant(), id))
                .orElse(Jobs.Cancelled.NOT_AT_ALL);
        if (!store.cancel(caller.tenant(), jobId)) {
            return over(store.find(caller.tenant(), jobId).orElseThrow());
        }
        if (queue == Jobs.Cancelled.AT_ONCE) {
            staging.dropAll(UploadJob.prefix(jobId)); // of an earlier run that a crash cut short; no later one will
        }
        IngestionJob cancelled = store.find(caller.tenant(), jobId).orElseThrow();
        tell(caller, cancelled);
        return Outcome.done(cancelled);
    }

    private static Outcome<IngestionJob> over(IngestionJob job) {
        return Outcome.refused(
                ErrorCode.CONFLICT, "The job is " + job.status() + "; only one that has not ended can be cancelled");
    }

    private void tell(Caller caller, IngestionJob job) {
        audit.record(caller, "ingestion_job", job.id(), "CANCEL", Map.of("totalRows", job.totalRows()));
        outbox.add(
                caller.tenant(),
                "ingestion.failed",
                "ingestion_job",
                job.id(),
                Map.of(
                        "jobId", job.id(),
                        "contextId", job.contextId(),
                        "sourceId", job.sourceId(),
                        "status", job.status(),
                        "totalRows", job.totalRows(),
                        "failedRows", job.failedRows(),
                        "error", REASON,
                        "failedAt", clock.instant()));
        events.publishEvent(new Completions.JobEnded(job.id()));
    }
}
