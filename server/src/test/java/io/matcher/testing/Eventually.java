package io.matcher.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition that another thread or process brings about, never for a time. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /** Tries until the assertion holds; fails with its last failure after 30 seconds. */
    public static void eventually(Runnable assertion) {
        eventually(() -> {
            assertion.run();
            return Boolean.TRUE;
        });
    }

    /** Tries until the supplier gives a value without failing, and gives that value. */
    public static <T> T eventually(Supplier<T> attempt) {
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
