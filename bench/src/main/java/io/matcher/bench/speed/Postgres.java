package io.matcher.bench.speed;

import io.matcher.bench.ledger.LedgerFiles;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.postgres.EmbeddedPostgres;
import io.matcher.platform.postgres.PostgresServer;
import io.matcher.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The PostgreSQL that the service brings along, one worker beside the leader, on unlogged and temporary tables, so that it writes no
 * log. Its memory settings are generous.
 */
final class Postgres implements Contender {

    private final LedgerFiles files;
    private final PostgresServer server;
    private final SqlContender sql;

    private Postgres(LedgerFiles files, PostgresServer server, Connection connection) {
        this.files = files;
        this.server = server;
        this.sql = new SqlContender(connection, new SqlPasses("(r.day - l.day)"));
    }

    static Postgres start(LedgerFiles files, Path dataDir) throws SQLException {
        PostgresServer server = EmbeddedPostgres.start(PostgresSettings.in(dataDir));
        try {
            DatabaseAccess access = server.access();
            Connection connection = DriverManager.getConnection(
                    access.url(), access.owner().user(), access.owner().password());
            Postgres postgres = new Postgres(files, server, connection);
            postgres.sql.run(List.of(
                    "create schema if not exists bench",
                    "set search_path = bench",
                    "set work_mem = '512MB'",
                    "set temp_buffers = '512MB'",
                    "set jit = off",
                    "set max_parallel_workers_per_gather = 1",
                    "set synchronous_commit = off"));
            return postgres;
        } catch (SQLException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void load() throws IOException, SQLException {
        load("l", files.left());
        load("r", files.right());
        sql.run(List.of("analyze l, r"));
    }

    private void load(String table, Path file) throws IOException, SQLException {
        sql.run(List.of(
                "drop table if exists " + table,
                "create unlogged table " + table + " (n int generated always as identity, id text, day date,"
                        + " amount numeric(20,8), currency text, reference text, description text)"));
        try (InputStream in = Files.newInputStream(file)) {
            sql.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (id, day, amount, currency, reference, description) from stdin"
                                    + " (format csv, header, force_not_null (reference))",
                            in,
                            1 << 20);
        }
    }

    @Override
    public void match() throws SQLException {
        sql.match();
    }

    @Override
    public Pairs found() throws SQLException {
        return sql.found();
    }

    @Override
    public boolean isInProcess() {
        return false;
    }

    @Override
    public int rounds() {
        return 2;
    }

    @Override
    public void close() throws SQLException {
        try {
            sql.connection().close();
        } finally {
            server.close();
        }
    }
}
