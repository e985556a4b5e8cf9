package io.matcher.matching;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets a request wait for the end of its run, as far as the run ends on this node. */
@Component
class RunEnds {

    private final ConcurrentMap<UUID, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /** Published in the transaction that ends a run. */
    record Ended(UUID runId) {}

    void expect(UUID runId) {
        awaited.put(runId, new CountDownLatch(1));
    }

    void forget(UUID runId) {
        awaited.remove(runId);
    }

    /** Waits until the run ended here or the time is over; which of the two, the caller finds out by looking. */
    void await(UUID runId, Duration longest) {
        CountDownLatch latch = awaited.get(runId);
        try {
            if (latch == null || latch.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @TransactionalEventListener
    void ended(Ended event) {
        CountDownLatch latch = awaited.get(event.runId());
        if (latch != null) {
            latch.countDown();
        }
    }
}
