package io.matcher.ingestion;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.tenancy.Caller;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives back what a job was made from: its original, and the rows of it that were refused. */
@Component
class JobFiles {

    private static final Logger LOG = LoggerFactory.getLogger(JobFiles.class);

    private final Transactions transactions;
    private final IngestionJobs jobs;
    private final IngestionJobStore store;
    private final TransactionStore known;
    private final Readings readings;
    private final Storage storage;

    JobFiles(
            Transactions transactions,
            IngestionJobs jobs,
            IngestionJobStore store,
            TransactionStore known,
            Readings readings,
            Storage storage) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.store = store;
        this.known = known;
        this.readings = readings;
        this.storage = storage;
    }

    /** A job whose original is there. */
    Outcome<IngestionJob> original(Caller caller, UUID contextId, UUID jobId) {
        return transactions
                .in(caller.tenant(), () -> jobs.find(caller, contextId, jobId))
                .then(this::kept);
    }

    Outcome<IngestionJob> kept(IngestionJob job) {
        if (job.origin() == IngestionJob.Origin.PULL) {
            return Outcome.refused(ErrorCode.NOT_FOUND, "The job pulled its transactions; it has no file");
        }
        if (job.storageKey() == null) {
            return Outcome.refused(
                    ErrorCode.NOT_FOUND, "The original is kept no more since " + job.originalExpiredAt());
        }
        try {
            storage.size(job.storageKey());
            return Outcome.done(job);
        } catch (IOException gone) {
            LOG.error("The original of ingestion job {} is not in the storage", job.id(), gone);
            return Outcome.refused(ErrorCode.STORAGE_UNAVAILABLE, "The original can not be read at the moment");
        }
    }

    /** The refused rows of a job that has ended. */
    Outcome<ErrorsFile> errors(Caller caller, UUID contextId, UUID jobId) {
        return transactions.inSnapshot(caller.tenant(), () -> jobs.find(caller, contextId, jobId)
                .then(JobFiles::ended)
                .then(this::kept)
                .then(job -> readings.again(caller.tenant(), job)
                        .map(how -> new ErrorsFile(
                                rows(caller, job, how), how.reading(), store.errors(caller.tenant(), jobId)))));
    }

    private RefusedRows rows(Caller caller, IngestionJob job, FileReading how) {
        return new RefusedRows(
                how,
                job.fileName(),
                () -> storage.open(Objects.requireNonNull(job.storageKey())),
                known(caller, job, how.reading()));
    }

    /** Only where the whole file was refused for them; elsewhere known rows are no errors. */
    private RefusedRows.@Nullable Known known(Caller caller, IngestionJob job, Reading reading) {
        if (job.status() != IngestionJob.Status.FAILED || reading.onDuplicate() != OnDuplicate.REFUSE) {
            return null;
        }
        Instant end = Objects.requireNonNull(job.completedAt());
        return ids ->
                transactions.in(caller.tenant(), () -> known.knownBefore(caller.tenant(), job.sourceId(), ids, end));
    }

    private static Outcome<IngestionJob> ended(IngestionJob job) {
        return job.status().isEnd()
                ? Outcome.done(job)
                : Outcome.refused(ErrorCode.CONFLICT, "The job is " + job.status() + "; its file is still being read");
    }
}
