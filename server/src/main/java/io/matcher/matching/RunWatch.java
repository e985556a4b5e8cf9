package io.matcher.matching;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands beside a run while it goes on: tells its progress, and interrupts it once it should stop. Only the engine is interrupted, which
 * holds nothing; what talks to the database finds out by itself.
 */
final class RunWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final Duration STEP = Duration.ofMillis(500);

    private final Runnable tell;
    private final BooleanSupplier shouldStop;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Object guard = new Object();
    private volatile boolean stopped;
    private boolean interruptible;

    /**
     * @param tell stores the progress
     * @param shouldStop whether the run was cancelled, lost, or the service goes down
     */
    RunWatch(Runnable tell, BooleanSupplier shouldStop) {
        this.tell = tell;
        this.shouldStop = shouldStop;
        Thread worker = Thread.currentThread();
        Thread.ofVirtual().name("run-watch").start(() -> watch(worker));
    }

    private void watch(Thread worker) {
        try {
            while (!closed.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                look(worker);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Thread worker) {
        try {
            tell.run();
            if (shouldStop.getAsBoolean()) {
                stop(worker);
            }
        } catch (RuntimeException outage) {
            LOG.warn("The progress of a run could not be told: {}", outage.toString());
        }
    }

    private void stop(Thread worker) {
        synchronized (guard) {
            stopped = true;
            if (interruptible) {
                worker.interrupt();
            }
        }
    }

    /** Does work that may be interrupted between two of its steps. */
    <T> T interruptibly(Supplier<T> work) {
        synchronized (guard) {
            interruptible = true;
        }
        try {
            return work.get();
        } finally {
            synchronized (guard) {
                interruptible = false;
                // An interruption that came too late is nobody else's.
                Thread.interrupted();
            }
        }
    }

    boolean stopped() {
        return stopped;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
