package io.matcher.cli;

import io.matcher.MatcherApplication;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.postgres.EmbeddedPostgres;
import io.matcher.platform.postgres.PostgresException;
import io.matcher.platform.postgres.PostgresServer;
import io.matcher.platform.postgres.PostgresSettings;
import io.matcher.platform.startup.ServeOptions;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The service and the database under it, as one thing that is closed in the right order. */
final class RunningService implements AutoCloseable {
    private final ServeOptions options;
    private final ConfigurableApplicationContext context;
    private final @Nullable PostgresServer embedded;

    private RunningService(
            ServeOptions options, ConfigurableApplicationContext context, @Nullable PostgresServer embedded) {
        this.options = options;
        this.context = context;
        this.embedded = embedded;
    }

    /** Returns once the service answers; {@code databaseLost} is told when its embedded database can not be kept. */
    static RunningService start(ServeOptions options, Consumer<PostgresException> databaseLost) {
        ServeOptions.ExternalDatabase external = options.database();
        if (external != null) {
            return new RunningService(options, MatcherApplication.start(options, access(external)), null);
        }
        return onEmbedded(options, PostgresSettings.in(options.dataDir()).whenGivenUp(databaseLost));
    }

    static RunningService onEmbedded(ServeOptions options, PostgresSettings settings) {
        PostgresServer server = EmbeddedPostgres.start(settings);
        boolean started = false;
        try {
            RunningService service =
                    new RunningService(options, MatcherApplication.start(options, server.access()), server);
            started = true;
            return service;
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    static DatabaseAccess access(ServeOptions.ExternalDatabase external) {
        return new DatabaseAccess(
                external.url(),
                new DatabaseAccess.Login(external.user(), external.password()),
                new DatabaseAccess.Login(external.ownerUser(), external.ownerPassword()));
    }

    ServeOptions options() {
        return options;
    }

    /** A part of the service, for commands that use it from within. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Where this machine reaches the service. */
    URI url() {
        String host =
                switch (options.bind()) {
                    case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
                    default -> options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
                };
        return URI.create("http://" + host + ":" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Lets running requests and jobs end, then stops the database. */
    @Override
    public void close() {
        try {
            context.close();
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
