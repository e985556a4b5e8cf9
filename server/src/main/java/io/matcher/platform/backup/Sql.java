package io.matcher.platform.backup;

import io.matcher.platform.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short words to the database; names from the catalog are always quoted. */
final class Sql {
    private Sql() {}

    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** A connection of the owner, in a transaction, whose texts do not depend on where it runs. */
    static Connection asOwner(DatabaseAccess access) throws SQLException {
        Connection connection = DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
        connection.setAutoCommit(false);
        execute(connection, "set time zone 'UTC'");
        execute(connection, "set search_path = public");
        execute(connection, "set lock_timeout = '10s'");
        connection.commit();
        return connection;
    }

    static <T> List<T> list(Connection connection, Reading<T> reading, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
                return found;
            }
        }
    }

    static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        return list(connection, row -> row.getLong(1), sql, parameters).getFirst();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Sql::quoted).toList());
    }
}
