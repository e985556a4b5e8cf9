package io.matcher.platform.jobs;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.startup.ServeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Claims due jobs and runs them, a bounded number at a time, on this node; any number of nodes may do so beside it. */
@Component
class JobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final int CONCURRENT_JOBS = 8;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 1_000;
    private static final int MAX_ERROR_LENGTH = 2_000;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final JobStore store;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Map<String, JobHandler> handlers;
    private final UUID worker = Ids.next();
    private final Semaphore slots = new Semaphore(CONCURRENT_JOBS);
    private final Semaphore news = new Semaphore(0);
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final boolean alone;
    private volatile boolean started;

    private static final class Running {
        final JobStore.Claimed job;
        volatile boolean stopping;

        Running(JobStore.Claimed job) {
            this.job = job;
        }
    }

    JobWorker(
            JobStore store,
            Transactions transactions,
            JsonMapper json,
            List<JobHandler> handlers,
            ServeOptions options) {
        this.alone = options.database() == null;
        this.store = store;
        this.transactions = transactions;
        this.json = json;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
    }

    @Override
    public void start() {
        started = true;
        if (alone) {
            store.expireLeases();
        }
        Thread.ofVirtual().name("job-poller").start(this::poll);
    }

    @Override
    public void stop() {
        started = false;
        news.release();
        running.values().forEach(run -> run.stopping = true);
        try {
            if (!slots.tryAcquire(CONCURRENT_JOBS, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Jobs still run after {} s; their leases will run out and another start takes them up",
                        DRAIN.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void enqueued(Jobs.JobEnqueued event) {
        news.release();
    }

    private void poll() {
        while (started) {
            try {
                slots.acquire();
                Optional<JobStore.Claimed> job = claim();
                if (job.isPresent()) {
                    begin(job.get());
                } else {
                    slots.release();
                    boolean called = news.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    if (called) {
                        news.drainPermits();
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Optional<JobStore.Claimed> claim() {
        try {
            List<String> kinds = handlers.values().stream()
                    .filter(handler -> count(handler.kind()) < handler.atOnce())
                    .map(JobHandler::kind)
                    .toList();
            return kinds.isEmpty() ? Optional.empty() : store.claim(worker, kinds, LEASE);
        } catch (RuntimeException outage) {
            LOG.warn("No job could be claimed: {}", outage.toString());
            return Optional.empty();
        }
    }

    private void begin(JobStore.Claimed job) {
        Running run = new Running(job);
        running.put(job.id(), run);
        Thread.ofVirtual().name("job-" + job.kind()).start(() -> runAndRelease(run));
    }

    private long count(String kind) {
        return running.values().stream()
                .filter(run -> run.job.kind().equals(kind))
                .count();
    }

    private void runAndRelease(Running run) {
        JobStore.Claimed job = run.job;
        try {
            end(run, attempt(run));
        } catch (RuntimeException outage) {
            LOG.warn("The end of job {} could not be written; its lease will run out: {}", job.id(), outage.toString());
        } finally {
            running.remove(job.id());
            slots.release();
            news.release();
        }
    }

    private JobResult attempt(Running run) {
        try {
            return handler(run).run(runOf(run));
        } catch (Exception failure) {
            LOG.warn("Attempt {} of job {} ({}) failed", run.job.attempts(), run.job.id(), run.job.kind(), failure);
            String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return new JobResult.Later(backoff(run.job.attempts()), reason, false);
        }
    }

    private void end(Running run, JobResult result) {
        JobStore.Claimed job = run.job;
        switch (result) {
            case JobResult.Succeeded() -> write(run, "SUCCEEDED", null);
            case JobResult.Cancelled() -> write(run, "CANCELLED", null);
            case JobResult.Failed(String reason) -> write(run, "FAILED", shorten(reason));
            case JobResult.Later(Duration delay, String reason, boolean free) -> {
                if (!free && job.attempts() >= job.maxAttempts()) {
                    write(run, "FAILED", shorten(reason));
                } else {
                    store.later(job.tenant(), job.id(), worker, delay, shorten(reason), free);
                }
            }
        }
    }

    private void write(Running run, String state, @Nullable String error) {
        transactions.run(run.job.tenant(), () -> {
            if (store.end(run.job.id(), worker, state, error) && error != null) {
                handler(run).failed(runOf(run), error);
            }
        });
    }

    private JobHandler handler(Running run) {
        JobHandler handler = handlers.get(run.job.kind());
        if (handler == null) {
            throw new IllegalStateException("Claimed a job of a kind that nobody handles: " + run.job.kind());
        }
        return handler;
    }

    private JobRun runOf(Running run) {
        JobStore.Claimed job = run.job;
        return new JobRun(
                job.id(),
                job.tenant(),
                json.readTree(job.payload()),
                job.attempts(),
                () -> run.stopping,
                progress -> store.progress(job.tenant(), job.id(), worker, progress));
    }

    /** Keeps the leases of what runs here; a job whose lease was lost or that was cancelled is asked to stop. */
    @Scheduled(fixedDelay = 8_000)
    void heartbeat() {
        running.values().forEach(run -> {
            boolean stop =
                    store.extend(run.job.tenant(), run.job.id(), worker, LEASE).orElse(true);
            if (stop) {
                run.stopping = true;
            }
        });
    }

    /** Doubles from two seconds up to ten minutes, then takes a random half, so that many failures do not return at once. */
    static Duration backoff(int attempts) {
        long full = Math.min(LONGEST_BACKOFF.toMillis(), FIRST_BACKOFF.toMillis() << Math.min(attempts - 1, 20));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    private static String shorten(String reason) {
        return reason.length() <= MAX_ERROR_LENGTH ? reason : reason.substring(0, MAX_ERROR_LENGTH);
    }
}
