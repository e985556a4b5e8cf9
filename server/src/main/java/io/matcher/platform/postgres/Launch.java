package io.matcher.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a locked data folder to a server that is ours and ready. */
record Launch(PostgresSettings settings, DataFolder folder, Cluster cluster, Credentials credentials) {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    private static final int ATTEMPTS = 5;

    static Launch from(PostgresSettings settings, DataFolder folder, RunAs runAs) {
        Binaries binaries = Binaries.in(settings.binariesDir(), Platform.current());
        Credentials credentials = Credentials.in(folder);
        Cluster cluster = new Cluster(folder, binaries, runAs);
        cluster.prepare(credentials);
        return new Launch(settings, folder, cluster, credentials);
    }

    /** Starts on the recorded port, or on another when that one is taken. */
    Postmaster start() {
        int port = folder.recordedPort().filter(Launch::isFree).orElseGet(Launch::freePort);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Attempt outcome = startOn(port);
            switch (outcome) {
                case Attempt.Ready(Postmaster postmaster) -> {
                    folder.recordPort(port);
                    return postmaster;
                }
                case Attempt.Ended(String lastWords) -> {
                    if (StartFailure.portIsTaken(lastWords)) {
                        port = freePort();
                    } else if (!StartFailure.oldBackendsAreThere(lastWords)) {
                        throw StartFailure.explain(folder, "PostgreSQL did not start", lastWords);
                    }
                }
            }
        }
        throw new PostgresException("PostgreSQL found no free port on 127.0.0.1 in " + ATTEMPTS + " attempts.");
    }

    /** Starts on exactly this port, whose address the service's connections already hold. */
    Postmaster startAgainOn(int port) {
        return switch (startOn(port)) {
            case Attempt.Ready(Postmaster postmaster) -> postmaster;
            case Attempt.Ended(String lastWords) ->
                throw StartFailure.explain(folder, "PostgreSQL did not start again on port " + port, lastWords);
        };
    }

    /** How one start ended. */
    private sealed interface Attempt {
        record Ready(Postmaster postmaster) implements Attempt {}

        record Ended(String lastWords) implements Attempt {}
    }

    private Attempt startOn(int port) {
        try {
            return attempt(port);
        } catch (Bootstrap.WrongPassword lost) {
            LOG.warn("The superuser's password on file is not the server's; it is set anew.");
            cluster.setAdminPassword(cluster.path(), credentials);
        }
        try {
            return attempt(port);
        } catch (Bootstrap.WrongPassword still) {
            throw new PostgresException("PostgreSQL refuses the superuser's password that was just set.", still);
        }
    }

    private Attempt attempt(int port) throws Bootstrap.WrongPassword {
        new Leftovers(folder, settings.stopLimit()).clear();
        Postmaster postmaster = Postmaster.launch(cluster, port);
        boolean ready = false;
        try {
            if (!postmaster.becomesReady(settings.startLimit())) {
                return new Attempt.Ended(postmaster.lastWords());
            }
            new Bootstrap(cluster.path(), postmaster.pid(), port, credentials).run();
            ready = true;
            return new Attempt.Ready(postmaster);
        } finally {
            if (!ready) {
                postmaster.stop(settings.stopLimit());
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(loopback(), 0));
            return probe.getLocalPort();
        } catch (IOException problem) {
            throw new PostgresException("No port is free on 127.0.0.1: " + problem.getMessage(), problem);
        }
    }

    /** The one address the server listens on; never ::1. */
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
