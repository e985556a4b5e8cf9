package io.matcher.platform.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks at a condition of another process until it holds or time is up; the kernel tells nobody when it changes. */
final class Waiting {
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private Waiting() {}

    /** True as soon as the condition holds, false when the limit passed or the thread was interrupted before. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}
