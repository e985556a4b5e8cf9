package io.matcher.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Closes a service when its process ends. A process that is told to end while the service is still starting waits for the start first:
 * a database that is being started can not be stopped yet, and would outlive everything that knows of it. The wait is a minute at most;
 * what is left by then is cleared away by the next start on the same folder.
 */
final class EndOfProcess {
    private static final long LONGEST_WAIT_SECONDS = 60;

    private EndOfProcess() {}

    /** Starts the service and returns once it answers. */
    static RunningService closes(Supplier<RunningService> start) {
        CompletableFuture<Optional<RunningService>> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "shutdown"));
        try {
            RunningService service = start.get();
            started.complete(Optional.of(service));
            return service;
        } finally {
            // A start that failed has stopped its database itself.
            started.complete(Optional.empty());
        }
    }

    private static void close(CompletableFuture<Optional<RunningService>> started) {
        started.completeOnTimeout(Optional.empty(), LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .join()
                .ifPresent(RunningService::close);
    }
}
