package io.matcher.platform.postgres;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server process, child of this one. */
record Postmaster(Cluster cluster, int port, Process process, OutputReader output) {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger("io.matcher.platform.postgres.server");

    static Postmaster launch(Cluster cluster, int port) {
        cluster.configure(port);
        try {
            Process process = Command.prepare(cluster.serverCommand()).start();
            process.getOutputStream().close();
            return new Postmaster(cluster, port, process, OutputReader.of(process, Postmaster::log));
        } catch (IOException problem) {
            throw new PostgresException(
                    "PostgreSQL can not be run from " + cluster.binaries().home() + ".", problem);
        }
    }

    private static void log(String line) {
        if (line.contains("FATAL:") || line.contains("PANIC:")) {
            LOG.warn("{}", line);
        } else {
            LOG.debug("{}", line);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits until this very process says that it takes connections; false when it ended before. */
    boolean becomesReady(Duration limit) {
        boolean decided = Waiting.until(limit, () -> !process.isAlive() || saysReady());
        if (!decided) {
            stop(Duration.ZERO);
            throw new PostgresException("PostgreSQL in " + cluster.path() + " was not ready after " + limit.toSeconds()
                    + " s and was stopped; start again to go on with its recovery.");
        }
        return process.isAlive();
    }

    private boolean saysReady() {
        return PidFile.read(cluster.path())
                .filter(file -> file.pid() == pid() && file.port() == port && file.ready())
                .isPresent();
    }

    void stop(Duration limit) {
        new Shutdown(ClusterProcesses.on(cluster.path()), limit).postmaster(pid());
        if (!Waiting.until(END_LIMIT, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }

    String lastWords() {
        try {
            return output.afterTheEnd();
        } catch (InterruptedException interrupted) {
            throw Command.interrupted(interrupted);
        }
    }
}
