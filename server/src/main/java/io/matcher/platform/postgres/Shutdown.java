package io.matcher.platform.postgres;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends processes of our cluster: politely, then firmly, each wait bounded. */
record Shutdown(ClusterProcesses processes, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration AT_ONCE_LIMIT = Duration.ofSeconds(10);

    /** Fast shutdown (clients are cut, all is written), else immediate shutdown, else the end; committed work survives each. */
    void postmaster(long pid) {
        if (signalled(pid, "INT", limit)) {
            return;
        }
        LOG.warn("PostgreSQL (process {}) did not stop within {} s and is stopped at once.", pid, limit.toSeconds());
        if (!signalled(pid, "QUIT", AT_ONCE_LIMIT) && !signalled(pid, "KILL", AT_ONCE_LIMIT)) {
            throw new PostgresException("PostgreSQL (process " + pid + ") can not be stopped.");
        }
    }

    /** Backends whose postmaster is gone; a busy one would keep the old shared memory for as long as its query lasts. */
    void leftBehind(List<Long> pids) {
        for (long pid : pids) {
            if (!signalled(pid, "KILL", AT_ONCE_LIMIT)) {
                throw new PostgresException(
                        "The process " + pid + " of a PostgreSQL that was killed can not be stopped.");
            }
        }
    }

    private boolean signalled(long pid, String signal, Duration patience) {
        if (!processes.include(pid)) {
            return true;
        }
        Command kill = Command.run(List.of("sh", "-c", "kill -" + signal + " " + pid));
        if (kill.exitCode() != 0) {
            LOG.debug("Signal {} to process {}: {}", signal, pid, kill.output());
        }
        return Waiting.until(patience, () -> !processes.include(pid));
    }
}
