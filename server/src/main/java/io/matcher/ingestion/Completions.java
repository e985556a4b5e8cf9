package io.matcher.ingestion;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets a request wait for the end of the job it began, which may be run by another node. */
@Component
class Completions {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ConcurrentHashMap<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

    /** A job has ended; published with the transaction that ends it. */
    record JobEnded(UUID jobId) {}

    @TransactionalEventListener
    void ended(JobEnded event) {
        CountDownLatch latch = waiting.get(event.jobId());
        if (latch != null) {
            latch.countDown();
        }
    }

    /**
     * Waits until the job has ended or the time is over.
     *
     * @param isEnded looks whether the job has ended
     */
    void await(UUID jobId, Duration longest, Predicate<UUID> isEnded) {
        CountDownLatch latch = waiting.computeIfAbsent(jobId, id -> new CountDownLatch(1));
        try {
            long end = System.nanoTime() + longest.toNanos();
            long left = longest.toNanos();
            while (left > 0 && !isEnded.test(jobId)) {
                if (latch.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS)) {
                    return;
                }
                left = end - System.nanoTime();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(jobId, latch);
        }
    }
}
