package io.matcher.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what a service that was killed left running on our cluster. The caller holds the folder's lock, so nobody else's server
 * can be meant; a process that is not provably ours is never touched.
 */
record Leftovers(DataFolder folder, Duration stopLimit) {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    void clear() {
        ClusterProcesses ours = ClusterProcesses.on(folder.cluster());
        Shutdown shutdown = new Shutdown(ours, stopLimit);
        PidFile.read(folder.cluster()).map(PidFile::pid).filter(ours::include).ifPresent(pid -> {
            LOG.info(
                    "A PostgreSQL of an earlier service (process {}) still runs on {}; it is stopped.",
                    pid,
                    folder.cluster());
            shutdown.postmaster(pid);
        });
        shutdown.leftBehind(ours.all());
        PidFile.read(folder.cluster()).filter(file -> usedAgain(ours, file)).ifPresent(this::forget);
    }

    /** The number belongs to another program (or to a zombie); PostgreSQL itself would take that for a running server and refuse to start. */
    private static boolean usedAgain(ClusterProcesses ours, PidFile file) {
        return ProcessHandle.of(file.pid()).isPresent() && !ours.include(file.pid());
    }

    private void forget(PidFile stale) {
        LOG.info(
                "The process {} that postmaster.pid names is no server of ours; the stale file is removed.",
                stale.pid());
        try {
            Files.deleteIfExists(PidFile.of(folder.cluster()));
        } catch (IOException problem) {
            throw folder.unusable(problem);
        }
    }
}
