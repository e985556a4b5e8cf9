package io.matcher.cli.jar;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition that another process brings about. */
final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /** Tries until the supplier gives a value without failing; fails with its last failure after 90 seconds. */
    static <T> T eventually(Supplier<T> attempt) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return attempt.get();
            } catch (AssertionError | RuntimeException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
