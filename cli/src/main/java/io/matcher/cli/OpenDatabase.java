package io.matcher.cli;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.postgres.EmbeddedPostgres;
import io.matcher.platform.postgres.PostgresServer;
import io.matcher.platform.postgres.PostgresSettings;
import io.matcher.platform.startup.ServeOptions;
import org.jspecify.annotations.Nullable;

/** The database of the settings, open for one command: the external one, or the embedded one with its server. */
record OpenDatabase(DatabaseAccess access, @Nullable PostgresServer server) implements AutoCloseable {

    /** Beside a running service, whose embedded server is joined. */
    static OpenDatabase forReading(ServeOptions options) {
        ServeOptions.ExternalDatabase external = options.database();
        return external == null
                ? embedded(EmbeddedPostgres.startOrJoin(PostgresSettings.in(options.dataDir())))
                : new OpenDatabase(RunningService.access(external), null);
    }

    /** Alone: refused while a service holds the data folder. */
    static OpenDatabase forWriting(ServeOptions options) {
        ServeOptions.ExternalDatabase external = options.database();
        return external == null
                ? embedded(EmbeddedPostgres.start(options.dataDir()))
                : new OpenDatabase(RunningService.access(external), null);
    }

    private static OpenDatabase embedded(PostgresServer server) {
        return new OpenDatabase(server.access(), server);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
