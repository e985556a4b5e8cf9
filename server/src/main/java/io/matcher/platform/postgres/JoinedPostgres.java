package io.matcher.platform.postgres;

import io.matcher.platform.database.DatabaseAccess;
import org.jspecify.annotations.Nullable;

/** The server of a service that runs beside this command; closing leaves it alone. */
record JoinedPostgres(DatabaseAccess access) implements PostgresServer {

    /** Finds the running server of a folder that another process has locked. */
    static JoinedPostgres of(DataFolder folder) {
        PidFile running = PidFile.read(folder.cluster())
                .filter(PidFile::ready)
                .filter(file -> ClusterProcesses.on(folder.cluster()).include(file.pid()))
                .orElseThrow(() -> notReady(folder, null));
        Credentials credentials = Credentials.in(folder);
        try {
            new Bootstrap(folder.cluster(), running.pid(), running.port(), credentials).checkOnly();
        } catch (Bootstrap.WrongPassword refused) {
            throw notReady(folder, refused);
        }
        return new JoinedPostgres(credentials.access(running.port()));
    }

    private static PostgresException notReady(DataFolder folder, @Nullable Throwable cause) {
        return new PostgresException(
                "The data folder " + folder.root()
                        + " is in use by another Matcher whose database is not ready; try again in a moment.",
                cause);
    }

    @Override
    public void close() {
        // The server belongs to the service that started it.
    }
}
