package io.matcher.platform.postgres;

import io.matcher.platform.database.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that the service brings along: one for each data folder, durable, on 127.0.0.1 only.
 *
 * <p>A start clears away what a killed service left running, makes the database where there is none, and returns once the server takes
 * connections and has proved to be the one that was started. A server that dies is started again on the same port, so a connection
 * pool finds it again by itself; when that fails for good, {@link PostgresSettings#whenGivenUp} is told. {@link #close()} stops it by
 * fast shutdown: close the pool first.
 *
 * <p>Every method throws {@link PostgresException} with one sentence for the operator when the environment does not allow it.
 */
public final class EmbeddedPostgres implements PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Launch launch;
    private final FolderLock lock;
    private final Watch watch;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Launch launch, FolderLock lock, Postmaster postmaster) {
        this.launch = launch;
        this.lock = lock;
        this.port = postmaster.port();
        this.watch = Watch.over(launch, postmaster);
    }

    /** Starts the server of a data folder with the settings of {@code serve}. */
    public static EmbeddedPostgres start(Path dataDir) {
        return start(PostgresSettings.in(dataDir));
    }

    /** Starts the server; refuses when another service has the folder. */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        // Before anything is written: a machine without a server to run gets its sentence and no folder.
        Platform.current().archive();
        DataFolder folder = DataFolder.prepare(settings.dataDir());
        return start(settings, folder, FolderLock.take(folder), RunAs::choose);
    }

    /** Starts the server, or joins the one that a running service has started on the same folder. */
    public static PostgresServer startOrJoin(PostgresSettings settings) {
        Platform.current().archive();
        DataFolder folder = DataFolder.prepare(settings.dataDir());
        FolderLock lock = FolderLock.tryTake(folder);
        return lock == null ? JoinedPostgres.of(folder) : start(settings, folder, lock, RunAs::choose);
    }

    /**
     * Deletes a data folder with everything in it, after stopping the server that a killed service may have left running there.
     *
     * @return whether the folder is gone; false, with nothing touched, while somebody uses it
     */
    public static boolean remove(Path dataDir) {
        if (!Files.isDirectory(dataDir)) {
            return true;
        }
        DataFolder folder = DataFolder.prepare(dataDir);
        FolderLock lock = FolderLock.tryTake(folder);
        if (lock == null) {
            return false;
        }
        try (lock) {
            new Leftovers(folder, PostgresSettings.in(dataDir).stopLimit()).clear();
            FileTree.delete(folder.root());
            return true;
        } catch (IOException problem) {
            throw folder.unusable(problem);
        }
    }

    static EmbeddedPostgres start(
            PostgresSettings settings, DataFolder folder, FolderLock lock, Function<DataFolder, RunAs> who) {
        boolean started = false;
        try {
            Launch launch = Launch.from(settings, folder, who.apply(folder));
            Postmaster postmaster = launch.start();
            EmbeddedPostgres server = new EmbeddedPostgres(launch, lock, postmaster);
            started = true;
            LOG.info("PostgreSQL {} runs on port {} (process {}).", Binaries.VERSION, server.port, postmaster.pid());
            return server;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    @Override
    public DatabaseAccess access() {
        return launch.credentials().access(port);
    }

    /** The port on 127.0.0.1, the same through restarts. */
    public int port() {
        return port;
    }

    /** The server's process; a restart gives another. */
    public long pid() {
        return watch.current().pid();
    }

    /** Whether the server's process lives at this moment. */
    public boolean isRunning() {
        return watch.current().process().isAlive();
    }

    /** Stops the server by fast shutdown and releases the folder; a second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            watch.stop(launch.settings().stopLimit());
        } finally {
            lock.close();
        }
    }
}
