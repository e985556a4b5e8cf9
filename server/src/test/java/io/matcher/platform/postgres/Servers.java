package io.matcher.platform.postgres;

import io.matcher.platform.database.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the tests of this package share: one unpacked program, short SQL, bounded waits. */
final class Servers {
    static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static boolean templateIsMade;
    private static final Path TEMPLATE = Path.of("target", "postgres-template").toAbsolutePath();

    private Servers() {}

    /** A folder of its own with a new, empty database in it: a copy of one that was made once for all tests of this process. */
    static Path fresh(Path folder) {
        try {
            template();
            try (Stream<Path> paths = Files.walk(TEMPLATE)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    Files.copy(
                            path,
                            folder.resolve(TEMPLATE.relativize(path)),
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            Files.deleteIfExists(folder.resolve("postgres/port"));
            return folder;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static synchronized void template() throws IOException {
        if (!templateIsMade) {
            FileTree.delete(TEMPLATE);
            start(TEMPLATE).close();
            templateIsMade = true;
        }
    }

    static PostgresSettings settings(Path dataDir) {
        return PostgresSettings.in(dataDir).withBinariesIn(BINARIES);
    }

    static EmbeddedPostgres start(Path dataDir) {
        return EmbeddedPostgres.start(settings(dataDir));
    }

    static String asOwner(PostgresServer server, String sql) throws SQLException {
        return query(server.access().url(), server.access().owner(), sql);
    }

    static String asApp(PostgresServer server, String sql) throws SQLException {
        return query(server.access().url(), server.access().app(), sql);
    }

    /** Runs a statement and gives the first column of its first row, or "" where it gives none. */
    static String query(String url, DatabaseAccess.Login login, String sql) throws SQLException {
        try (Connection connection = connect(url, login);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    static Connection connect(String url, DatabaseAccess.Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    static boolean eventually(BooleanSupplier condition) {
        return Waiting.until(PATIENCE, condition);
    }

    static boolean answers(PostgresServer server) {
        try {
            return asApp(server, "SELECT 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
