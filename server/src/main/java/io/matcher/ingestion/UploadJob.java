package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.TransactionReader;
import io.matcher.ingestion.statements.Statements;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.tenancy.TenantId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reads an uploaded file: chunk by chunk into staging tables of its own, outside of any transaction, and from there into the transactions
 * in one, on another thread. A run that was cut short left nothing but staging tables, which the next run drops; it always begins again
 * with the original.
 */
@Component
class UploadJob implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UploadJob.class);
    static final String KIND = "ingestion.upload";

    /** Where known rows are left alone it does not matter in how many pieces a file comes; elsewhere the last row of the file counts. */
    private static final long ROWS_PER_CHUNK = 100_000;

    private static final String OUTAGE = "The file could not be processed; nothing of it was kept. Send it again";

    private final Transactions transactions;
    private final IngestionJobStore store;
    private final Readings readings;
    private final Storage storage;
    private final Staging staging;
    private final BinaryCopy copy;
    private final UploadEnd end;
    private final Clock clock;

    UploadJob(
            Transactions transactions,
            IngestionJobStore store,
            Readings readings,
            Storage storage,
            Staging staging,
            BinaryCopy copy,
            UploadEnd end,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.readings = readings;
        this.storage = storage;
        this.staging = staging;
        this.copy = copy;
        this.end = end;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobResult run(JobRun run) throws IOException {
        UUID id = run.uuid("ingestionJobId");
        Optional<IngestionJob> job = transactions.in(run.tenant(), () -> {
            store.start(run.tenant(), id);
            return store.find(run.tenant(), id);
        });
        if (job.isEmpty() || job.get().status().isEnd()) {
            return JobResult.succeeded();
        }
        Outcome<FileReading> how = transactions.in(run.tenant(), () -> readings.begin(run.tenant(), job.get()));
        return switch (how) {
            case Outcome.Done<FileReading>(FileReading reading) -> read(run, job.get(), reading);
            case Outcome.Refused<FileReading>(var refusal) -> fail(run, id, refusal.detail());
        };
    }

    private JobResult read(JobRun run, IngestionJob job, FileReading reading) throws IOException {
        staging.dropAll(prefix(job.id()));
        FileLoad load = new FileLoad(
                (bytes, rows, failed) -> transactions.in(
                        run.tenant(), () -> store.progress(run.tenant(), job.id(), bytes, rows, failed)),
                run.stopping(),
                clock);
        try (TransactionReader reader =
                reading.open(storage.open(Objects.requireNonNull(job.storageKey())), job.fileName())) {
            return load(run, job, reading.reading(), load, reader);
        } catch (Statements.Refused refused) {
            refused.wrong().forEach(wrong -> load.errors().add(RowError.of(wrong)));
            transactions.run(
                    run.tenant(),
                    () -> keepErrors(
                            run.tenant(), job.id(), load, refused.wrong().size()));
            return fail(run, job.id(), String.valueOf(refused.getMessage()), ErrorCode.FILE_REFUSED);
        } catch (BrokenFileException broken) {
            load.errors().add(RowError.of(broken, load.position()));
            transactions.run(run.tenant(), () -> {
                store.progress(
                        run.tenant(),
                        job.id(),
                        load.bytesRead(),
                        load.rows(),
                        load.errors().total() - 1);
                keepErrors(run.tenant(), job.id(), load, 1);
            });
            return fail(run, job.id(), "The file can not be read: " + broken.getMessage());
        } catch (FileLoad.Stopped stopped) {
            return stopped(run, job.id());
        } finally {
            dropQuietly(job.id());
        }
    }

    /** @param ofTheFile how many of the errors are of the file and not of one of its rows */
    private void keepErrors(TenantId tenant, UUID id, FileLoad load, int ofTheFile) {
        RowErrors errors = load.errors();
        store.errors(tenant, id, errors.total() - ofTheFile, errors.total(), errors.first());
    }

    /** Whoever cancelled the job has ended it already; where nobody did, the service is stopping and the job is read later. */
    private JobResult stopped(JobRun run, UUID id) {
        boolean over = transactions.in(run.tenant(), () -> store.find(run.tenant(), id)
                .map(job -> job.status().isEnd())
                .orElse(true));
        return over
                ? new JobResult.Cancelled()
                : new JobResult.Later(Duration.ZERO, "stopped before the file was read", true);
    }

    private JobResult load(JobRun run, IngestionJob job, Reading reading, FileLoad load, TransactionReader reader)
            throws IOException {
        Instant start = clock.instant();
        try (MergeAlongside merging = new MergeAlongside(
                transactions, run.tenant(), () -> end.begin(run.tenant(), job, reading, load), run.stopping())) {
            load.run(
                    reader,
                    copy,
                    reading.onDuplicate() == OnDuplicate.IGNORE ? ROWS_PER_CHUNK : Long.MAX_VALUE,
                    number -> staging.create(
                            prefix(job.id()) + run.attempt() + "_" + number, StagedTransactions.DEFINITION),
                    merging::add);
            Instant read = clock.instant();
            JobResult result = merging.finish();
            LOG.info(
                    "Ingestion job {}: {} rows read in {} ms, merged {} ms later",
                    job.id(),
                    load.rows(),
                    Duration.between(start, read).toMillis(),
                    Duration.between(read, clock.instant()).toMillis());
            return result;
        }
    }

    /** When the database is out of reach, that failure is told of by what came before, and the next run drops the tables. */
    private void dropQuietly(UUID id) {
        try {
            staging.dropAll(prefix(id));
        } catch (DataAccessException outage) {
            LOG.warn("Staging tables stay for the next run", outage);
        }
    }

    private JobResult fail(JobRun run, UUID id, String reason) {
        return fail(run, id, reason, null);
    }

    private JobResult fail(JobRun run, UUID id, String reason, @Nullable ErrorCode code) {
        transactions.run(run.tenant(), () -> store.explain(run.tenant(), id, reason, code));
        return new JobResult.Failed(reason);
    }

    @Override
    public void failed(JobRun run, String reason) {
        UUID id = run.uuid("ingestionJobId");
        staging.dropAll(prefix(id));
        end.fail(run.tenant(), id, OUTAGE);
    }

    /** How the names of the staging tables of a job begin. */
    static String prefix(UUID id) {
        return "ingest_" + id.toString().replace("-", "") + "_";
    }
}
