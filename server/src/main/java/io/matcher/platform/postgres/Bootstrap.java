package io.matcher.platform.postgres;

import io.matcher.platform.database.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.util.PasswordUtil;

/** The first words with a server: proof that it is ours, then roles and database, each made where absent. */
record Bootstrap(Path cluster, long pid, int port, Credentials credentials) {
    static final String DATABASE = "matcher";
    private static final String WRONG_PASSWORD = "28P01";

    /** Thrown when the superuser's password is not the one on file. */
    static final class WrongPassword extends Exception {
        private static final long serialVersionUID = 1L;

        WrongPassword(SQLException cause) {
            super(cause);
        }
    }

    /** The address of a database on the server, free of negotiation that loopback does not need. */
    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable&gssEncMode=disable";
    }

    void run() throws WrongPassword {
        try (Connection admin = connect("postgres")) {
            checkIdentity(admin);
            makeRole(admin, credentials.owner());
            makeRole(admin, credentials.app());
            makeDatabase(admin);
        } catch (SQLException problem) {
            throw refused(problem);
        }
    }

    /** For a command beside a running service: looks, changes nothing. */
    void checkOnly() throws WrongPassword {
        try (Connection admin = connect("postgres")) {
            checkIdentity(admin);
        } catch (SQLException problem) {
            throw refused(problem);
        }
    }

    private PostgresException refused(SQLException problem) throws WrongPassword {
        if (WRONG_PASSWORD.equals(problem.getSQLState())) {
            throw new WrongPassword(problem);
        }
        return new PostgresException(
                "The embedded PostgreSQL on port " + port + " could not be prepared: " + problem.getMessage(), problem);
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", credentials.admin().user());
        properties.setProperty("password", credentials.admin().password());
        // A server that asks for the password itself instead of a proof is not ours.
        properties.setProperty("requireAuth", "scram-sha-256");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "30");
        properties.setProperty("socketTimeout", "120");
        properties.setProperty("ApplicationName", "matcher launcher");
        Connection connection = new Driver().connect(url(port, database), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take the address " + url(port, database));
        }
        return connection;
    }

    /** Its folder is our cluster, and the process that serves us is a child of the server we started. */
    private void checkIdentity(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory'), pg_backend_pid()")) {
            row.next();
            Path folder = Path.of(row.getString(1));
            long parent = ProcessHandle.of(row.getLong(2))
                    .flatMap(ProcessHandle::parent)
                    .map(ProcessHandle::pid)
                    .orElse(0L);
            if (!Files.isSameFile(folder, cluster) || parent != pid) {
                throw new PostgresException(
                        "Another PostgreSQL (folder " + folder + ", process " + parent + ") answers on port " + port
                                + " in place of ours (folder " + cluster + ", process " + pid + ").");
            }
        } catch (IOException unreadable) {
            throw new PostgresException(
                    "Another PostgreSQL answers on port " + port + ", whose folder can not be read.", unreadable);
        }
    }

    private static void makeRole(Connection admin, DatabaseAccess.Login login) throws SQLException {
        if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.user())) {
            execute(admin, "CREATE ROLE " + login.user());
        }
        // Said again at every start: the password on file is always the one that works, and a privilege never stays.
        execute(
                admin,
                "ALTER ROLE " + login.user()
                        + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION PASSWORD '"
                        + PasswordUtil.encodeScramSha256(login.password().toCharArray()) + "'");
    }

    private static void makeDatabase(Connection admin) throws SQLException {
        if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
            execute(admin, "CREATE DATABASE " + DATABASE + " OWNER " + Credentials.OWNER);
        }
        execute(admin, "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
        execute(admin, "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + Credentials.APP);
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
