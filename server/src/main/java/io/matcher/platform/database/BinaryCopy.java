package io.matcher.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Moves rows in and out by COPY in the binary format, the fastest way there is, in constant memory.
 *
 * <p>Within a transaction it uses its connection, outside of one a connection of its own. PostgreSQL refuses COPY into tables under
 * row-level security: rows go to a {@link Staging} table first.
 */
@Component
public class BinaryCopy {

    private final DataSource dataSource;
    private final SQLExceptionTranslator failures = new SQLStateSQLExceptionTranslator();

    BinaryCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Gives rows to the writer until there are no more. */
    @FunctionalInterface
    public interface Rows<E extends Exception> {
        void writeTo(CopyWriter writer) throws E;
    }

    /** Reads one row, all its columns in order. */
    @FunctionalInterface
    public interface Row {
        void read(CopyReader reader);
    }

    /**
     * Copies rows into a table; nothing of them stays when the rows or the database fail.
     *
     * @param table name of our own making, never of a user's
     * @return how many rows
     */
    public <E extends Exception> long into(String table, List<String> columns, Rows<E> rows) throws E {
        String sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                CopyWriter writer = new CopyWriter(copy, columns.size());
                rows.writeTo(writer);
                writer.finish();
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failed) {
            throw translated(sql, failed);
        } catch (CopyFailed failed) {
            throw translated(sql, failed.sqlException());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Reads the rows of a query, one after the other.
     *
     * @param query without parameters, made of our own text and of ids
     */
    public void read(String query, Row row) {
        String sql = "copy (" + query + ") to stdout (format binary)";
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                CopyReader reader = new CopyReader(copy);
                while (reader.next()) {
                    row.read(reader);
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failed) {
            throw translated(sql, failed);
        } catch (CopyFailed failed) {
            throw translated(sql, failed.sqlException());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private DataAccessException translated(String sql, SQLException failed) {
        DataAccessException translated = failures.translate("COPY", sql, failed);
        return translated == null ? new UncategorizedSQLException("COPY", sql, failed) : translated;
    }

    /** Carries a failure of the database through code that only makes or reads rows. */
    static final class CopyFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        CopyFailed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException sqlException() {
            return failure;
        }
    }
}
