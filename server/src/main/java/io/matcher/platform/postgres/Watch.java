package io.matcher.platform.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a server running: starts one that died again on the same port, a bounded number of times. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Launch launch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Long> restarts = new ArrayDeque<>();
    private final Thread thread;
    private volatile Postmaster current;

    private Watch(Launch launch, Postmaster first) {
        this.launch = launch;
        this.current = first;
        // A platform thread: it waits for a process for as long as the service lives.
        this.thread = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::keepRunning);
    }

    static Watch over(Launch launch, Postmaster first) {
        Watch watch = new Watch(launch, first);
        watch.thread.start();
        return watch;
    }

    Postmaster current() {
        return current;
    }

    private void keepRunning() {
        try {
            while (closing.getCount() > 0) {
                int exitCode = current.process().waitFor();
                if (closing.getCount() > 0) {
                    LOG.warn("PostgreSQL (process {}) ended by itself with code {}.", current.pid(), exitCode);
                    bringBack();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (PostgresException givenUp) {
            LOG.error("{}", givenUp.getMessage());
            launch.settings().whenGivenUp().accept(givenUp);
        }
    }

    private void bringBack() throws InterruptedException {
        PostgresException last = null;
        long pause = 0;
        while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
            spend(last);
            try {
                restart();
                return;
            } catch (PostgresException problem) {
                LOG.warn("{}", problem.getMessage());
                last = problem;
                pause = pause == 0 ? FIRST_PAUSE_MILLIS : pause * 2;
            }
        }
    }

    /** Takes one restart from the budget of the window, or gives up. */
    private void spend(@Nullable PostgresException last) {
        long now = System.nanoTime();
        while (!restarts.isEmpty() && now - restarts.getFirst() > WINDOW.toNanos()) {
            restarts.removeFirst();
        }
        int limit = launch.settings().restartLimit();
        if (restarts.size() >= limit) {
            throw new PostgresException(
                    "PostgreSQL in " + launch.cluster().path() + " was started again " + limit + " times within "
                            + WINDOW.toMinutes() + " minutes and is given up"
                            + (last == null ? "." : ": " + last.getMessage()),
                    last);
        }
        restarts.addLast(now);
    }

    /** Under the same monitor as {@link #stop}, so that a server is never started behind the back of a shutdown. */
    private synchronized void restart() {
        if (closing.getCount() > 0) {
            current = launch.startAgainOn(current.port());
            LOG.info("PostgreSQL runs again (process {}, port {}).", current.pid(), current.port());
        }
    }

    void stop(Duration limit) {
        closing.countDown();
        synchronized (this) {
            if (current.process().isAlive()) {
                current.stop(limit);
            }
        }
    }
}
