package io.matcher.testing;

import io.matcher.platform.database.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One PostgreSQL for all tests of this JVM; each service gets a database of its own, owned and entered by the two roles of production. */
public final class TestDatabase {

    private static final String PASSWORD = "test";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("max_wal_size", "2GB")
                        .start();
                execute(
                        server,
                        "create role matcher_owner login password '" + PASSWORD + "'",
                        "create role matcher_app login password '" + PASSWORD + "'");
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A new empty database. */
    public static DatabaseAccess create() {
        String name = "matcher_" + COUNT.incrementAndGet();
        execute(Holder.SERVER, "create database " + name + " owner matcher_owner");
        return new DatabaseAccess(
                "jdbc:postgresql://localhost:" + Holder.SERVER.getPort() + "/" + name,
                new DatabaseAccess.Login("matcher_app", PASSWORD),
                new DatabaseAccess.Login("matcher_owner", PASSWORD));
    }

    /** Every file that the server keeps, after it wrote down what it held in memory. */
    public static List<Path> files() {
        try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            try (ResultSet folder = statement.executeQuery("show data_directory")) {
                folder.next();
                try (Stream<Path> files = Files.walk(Path.of(folder.getString(1)))) {
                    return files.filter(Files::isRegularFile).toList();
                }
            }
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("The files of the test database could not be listed", failed);
        }
    }

    private static void execute(EmbeddedPostgres server, String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("A test database could not be made", failed);
        }
    }
}
