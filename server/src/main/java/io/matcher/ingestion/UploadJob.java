package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Formats;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.storage.Storage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reads an uploaded file: first into a staging table of its own, outside of any transaction, then from there into the transactions in
 * one. A run that was cut short left nothing but a staging table, which the next run drops; it always begins again with the original.
 */
@Component
class UploadJob implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UploadJob.class);
    static final String KIND = "ingestion.upload";
    private static final String OUTAGE = "The file could not be processed; nothing of it was kept. Send it again";

    private final Transactions transactions;
    private final IngestionJobStore store;
    private final Readings readings;
    private final Storage storage;
    private final Staging staging;
    private final BinaryCopy copy;
    private final UploadEnd end;
    private final Clock clock;
    private final Formats formats = Formats.standard();

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
        Outcome<Reading> reading = transactions.in(
                run.tenant(),
                () -> readings.of(run.tenant(), job.get().contextId(), job.get().sourceId()));
        return switch (reading) {
            case Outcome.Done<Reading>(Reading how) -> read(run, job.get(), how);
            case Outcome.Refused<Reading>(var refusal) -> fail(run, id, refusal.detail());
        };
    }

    private JobResult read(JobRun run, IngestionJob job, Reading reading) throws IOException {
        staging.dropAll(prefix(job.id()));
        String table = staging.create(prefix(job.id()) + run.attempt(), StagedTransactions.DEFINITION);
        FileLoad load = new FileLoad(
                (bytes, rows, failed) -> transactions.run(
                        run.tenant(), () -> store.progress(run.tenant(), job.id(), bytes, rows, failed)),
                run.stopping(),
                clock);
        try {
            Instant start = clock.instant();
            load.run(job, reading, storage, formats, copy, table);
            Instant read = clock.instant();
            JobResult result =
                    transactions.in(run.tenant(), () -> end.merge(run.tenant(), job.id(), reading, load, table));
            LOG.info(
                    "Ingestion job {}: {} rows read in {} ms, merged in {} ms",
                    job.id(),
                    load.rows(),
                    Duration.between(start, read).toMillis(),
                    Duration.between(read, clock.instant()).toMillis());
            return result;
        } catch (BrokenFileException broken) {
            load.errors().add(RowError.of(broken, load.position()));
            transactions.run(run.tenant(), () -> {
                store.progress(
                        run.tenant(),
                        job.id(),
                        load.bytesRead(),
                        load.rows(),
                        load.errors().total() - 1);
                store.errors(
                        run.tenant(),
                        job.id(),
                        load.errors().total() - 1,
                        load.errors().total(),
                        load.errors().first());
            });
            return fail(run, job.id(), "The file can not be read: " + broken.getMessage());
        } catch (FileLoad.Stopped stopped) {
            return new JobResult.Later(Duration.ZERO, "stopped before the file was read", true);
        } finally {
            dropQuietly(table);
        }
    }

    /** When the database is out of reach, that failure is told of by what came before, and the next run drops the table. */
    private void dropQuietly(String table) {
        try {
            staging.drop(table);
        } catch (DataAccessException outage) {
            LOG.warn("A staging table stays for the next run", outage);
        }
    }

    private JobResult fail(JobRun run, UUID id, String reason) {
        transactions.run(run.tenant(), () -> store.explain(run.tenant(), id, reason));
        return new JobResult.Failed(reason);
    }

    @Override
    public void failed(JobRun run, String reason) {
        UUID id = run.uuid("ingestionJobId");
        staging.dropAll(prefix(id));
        end.fail(run.tenant(), id, OUTAGE);
    }

    private static String prefix(UUID id) {
        return "ingest_" + id.toString().replace("-", "") + "_";
    }
}
