package io.matcher.cli;

import io.matcher.platform.postgres.PostgresException;
import io.matcher.platform.startup.ServeOptions;
import java.util.concurrent.CountDownLatch;

/** A service bound to this process: SIGTERM and Ctrl-C drain it, and a database that is lost for good ends it. */
final class ServiceLife {
    private final RunningService service;
    private final CountDownLatch lost;

    private ServiceLife(RunningService service, CountDownLatch lost) {
        this.service = service;
        this.lost = lost;
    }

    static ServiceLife begin(ServeOptions options) {
        CountDownLatch lost = new CountDownLatch(1);
        RunningService service = EndOfProcess.closes(
                () -> RunningService.start(options, (PostgresException problem) -> lost.countDown()));
        return new ServiceLife(service, lost);
    }

    RunningService service() {
        return service;
    }

    String readyLine() {
        String how = service.options().authEnabled()
                ? "get a token with ./matcher token"
                : "authentication is off, every request is let in";
        return "Matcher is ready at " + service.url() + " (" + how + ").";
    }

    /** Returns only when the database is lost; every other end is the end of the process. */
    int untilTheEnd() throws InterruptedException {
        lost.await();
        return Failures.DEFECT;
    }
}
