package io.matcher.discovery.pull;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs pulls, and decides what a vendor's trouble means: to wait, to try again, or to give up and say so. */
@Component
class PullJob implements JobHandler {

    static final String KIND = "aggregator.pull";
    private static final int AT_ONCE = 3;
    private static final Logger LOG = LoggerFactory.getLogger(PullJob.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Beyond this many doublings a delay no longer grows. */
    private static final int MOST_DOUBLINGS = 10;

    private sealed interface Start {}

    private record Go(PullStore.Pull pull) implements Start {}

    private record Rest(Duration delay) implements Start {}

    private record Over() implements Start {}

    private final PullStore pulls;
    private final SyncStore syncs;
    private final ConnectionBook book;
    private final Puller puller;
    private final Transactions transactions;
    private final Clock clock;

    PullJob(
            PullStore pulls,
            SyncStore syncs,
            ConnectionBook book,
            Puller puller,
            Transactions transactions,
            Clock clock) {
        this.pulls = pulls;
        this.syncs = syncs;
        this.book = book;
        this.puller = puller;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Vendors are slow; uploads and runs are not to wait for them. */
    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public JobResult run(JobRun run) {
        TenantId tenant = run.tenant();
        return switch (transactions.in(tenant, () -> start(tenant, run.uuid("pullId")))) {
            case Over() -> JobResult.succeeded();
            case Rest(Duration delay) -> new JobResult.Later(delay, "The vendor asked for patience", true);
            case Go(PullStore.Pull pull) -> go(run, pull);
        };
    }

    @Override
    public void failed(JobRun run, String reason) {
        pulls.end(run.tenant(), run.uuid("pullId"), "FAILED", "internal_error");
    }

    /** Starts the pull, and lets it do the work of those that wait behind it, where it can. */
    private Start start(TenantId tenant, UUID id) {
        Optional<PullStore.Pull> started = pulls.start(tenant, id);
        if (started.isEmpty()) {
            return new Over();
        }
        PullStore.Pull pull = started.get();
        Optional<SyncStore.Sync> sync = syncs.lock(tenant, pull.connection());
        if (sync.isEmpty()) {
            pulls.end(tenant, id, "CANCELLED", "connection_deleted");
            return new Over();
        }
        Instant now = clock.instant();
        Instant paused = sync.get().pausedUntil();
        if (paused != null && paused.isAfter(now)) {
            return new Rest(Duration.between(now, paused));
        }
        return new Go(pull.progress() == null ? merged(tenant, pull) : pull);
    }

    private PullStore.Pull merged(TenantId tenant, PullStore.Pull pull) {
        StoredSignal signal = pull.signal();
        List<UUID> covered = new ArrayList<>();
        for (PullStore.Pull other : pulls.waiting(tenant, pull.connection())) {
            Optional<StoredSignal> both =
                    signal.covers(other.signal()) ? signal.with(other.signal()) : Optional.empty();
            if (both.isPresent()) {
                signal = both.get();
                covered.add(other.id());
            }
        }
        if (covered.isEmpty()) {
            return pull;
        }
        pulls.merge(tenant, pull, signal, covered);
        return new PullStore.Pull(
                pull.id(), pull.connection(), signal, pull.attempt(), pull.failures(), pull.progress());
    }

    private JobResult go(JobRun run, PullStore.Pull pull) {
        TenantId tenant = run.tenant();
        Optional<Connection> connection = book.credential(tenant, pull.connection());
        if (connection.isEmpty()) {
            transactions.run(tenant, () -> cancel(tenant, pull));
            return JobResult.succeeded();
        }
        try {
            if (!puller.pull(tenant, pull, connection.get(), run.stopping())) {
                return new JobResult.Later(SOON, "The service is stopping", true);
            }
            transactions.run(tenant, () -> pulls.succeeded(tenant, pull));
            return JobResult.succeeded();
        } catch (VendorException trouble) {
            return troubled(tenant, pull.id(), trouble);
        } catch (PageWriter.Overtaken overtaken) {
            LOG.info("Pull {} is no longer this run's to go on with", pull.id());
            transactions.run(tenant, () -> cancelIfDisconnected(tenant, pull));
            return JobResult.succeeded();
        }
    }

    /** The pull may have got further since it started, so its failures are read anew. */
    private JobResult troubled(TenantId tenant, UUID id, VendorException trouble) {
        LOG.warn("Pull {} met trouble: {}", id, trouble.code());
        return transactions.in(tenant, () -> pulls.running(tenant, id)
                .map(pull -> remedy(tenant, pull, trouble))
                .orElseGet(JobResult::succeeded));
    }

    private JobResult remedy(TenantId tenant, PullStore.Pull pull, VendorException trouble) {
        String code = trouble.code();
        return switch (trouble.remedy()) {
            case VendorException.Wait(Duration delay) -> {
                pulls.troubled(tenant, pull, code, pull.failures());
                syncs.pause(tenant, pull.connection(), clock.instant().plus(delay));
                yield new JobResult.Later(delay, code, true);
            }
            case VendorException.Retry(Duration first, int tries) -> {
                pulls.troubled(tenant, pull, code, pull.failures() + 1);
                yield pull.failures() + 1 > tries
                        ? fail(tenant, pull, code, false)
                        : new JobResult.Later(backoff(first, pull.failures()), code, true);
            }
            case VendorException.Stop(boolean unhealthy) -> fail(tenant, pull, code, unhealthy);
            case VendorException.Missing() -> fail(tenant, pull, code, true);
        };
    }

    /** The job itself did what it could; that the pull failed is shown by the pull, and the next look makes up for it. */
    private JobResult fail(TenantId tenant, PullStore.Pull pull, String code, boolean unhealthy) {
        pulls.end(tenant, pull.id(), "FAILED", code);
        syncs.fullNext(tenant, pull.connection(), clock.instant());
        if (unhealthy) {
            book.markHealth(tenant, pull.connection(), false, code);
        }
        return JobResult.succeeded();
    }

    private void cancelIfDisconnected(TenantId tenant, PullStore.Pull pull) {
        if (syncs.find(tenant, pull.connection()).isEmpty()) {
            cancel(tenant, pull);
        }
    }

    /** A signal that was on its way while the connection was deleted may have begun to look after it again. */
    private void cancel(TenantId tenant, PullStore.Pull pull) {
        pulls.end(tenant, pull.id(), "CANCELLED", "connection_deleted");
        syncs.end(tenant, pull.connection());
    }

    /** The first delay, doubled for each failure before, and up to a quarter more. */
    private static Duration backoff(Duration first, int failuresBefore) {
        long millis = first.toMillis() << Math.min(failuresBefore, MOST_DOUBLINGS);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }
}
