package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads the original of a job that failed or was cancelled once more, as a new job: the first one stays with what went wrong. It is read
 * as the source is set up now, because that is what people mend before they try again.
 */
@Component
class Retrying {

    private final Transactions transactions;
    private final Contexts contexts;
    private final IngestionJobs ingestionJobs;
    private final IngestionJobStore store;
    private final JobFiles files;
    private final Readings readings;
    private final ImportFormats formats;
    private final Uploads uploads;

    Retrying(
            Transactions transactions,
            Contexts contexts,
            IngestionJobs ingestionJobs,
            IngestionJobStore store,
            JobFiles files,
            Readings readings,
            ImportFormats formats,
            Uploads uploads) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.ingestionJobs = ingestionJobs;
        this.store = store;
        this.files = files;
        this.readings = readings;
        this.formats = formats;
        this.uploads = uploads;
    }

    /** Makes the new job; one that did not fail, or is tried again already, is refused with {@code MTCH-0007}. */
    Outcome<UUID> retry(Caller caller, UUID contextId, UUID jobId) {
        return transactions.in(caller.tenant(), () -> contexts.activeContext(caller.tenant(), contextId)
                .then(context -> ingestionJobs.find(caller, contextId, jobId))
                .then(job -> {
                    store.lock(caller.tenant(), jobId);
                    return ingestionJobs.find(caller, contextId, jobId);
                })
                .then(files::kept)
                .then(job -> mayRetry(caller, job))
                .then(job -> again(caller, job)));
    }

    private Outcome<IngestionJob> mayRetry(Caller caller, IngestionJob job) {
        if (job.status() != IngestionJob.Status.FAILED && job.status() != IngestionJob.Status.CANCELLED) {
            return Outcome.refused(
                    ErrorCode.CONFLICT,
                    "The job is " + job.status() + "; only one that failed or was cancelled can be tried again");
        }
        Optional<UUID> retried = store.retryOf(caller.tenant(), job.id());
        return retried.isEmpty()
                ? Outcome.done(job)
                : Outcome.refused(ErrorCode.CONFLICT, "The job is tried again already, as " + retried.get());
    }

    private Outcome<UUID> again(Caller caller, IngestionJob job) {
        return formats.named(caller.tenant(), String.valueOf(job.format()), "format")
                .then(format -> readings.of(caller.tenant(), job.contextId(), job.sourceId())
                        .then(setup -> setup.reading(format)
                                .then(reading -> uploads.enqueueAgain(caller, setup.source(), job, format))));
    }
}
