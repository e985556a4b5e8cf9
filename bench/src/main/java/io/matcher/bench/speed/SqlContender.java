package io.matcher.bench.speed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link SqlPasses} on one connection. */
final class SqlContender {

    private final Connection connection;
    private final SqlPasses passes;

    SqlContender(Connection connection, SqlPasses passes) {
        this.connection = connection;
        this.passes = passes;
    }

    Connection connection() {
        return connection;
    }

    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void match() throws SQLException {
        run(passes.statements());
    }

    /** What the last match found; takes time that is not counted, and makes room for the next. */
    Pairs found() throws SQLException {
        List<Integer> taken = new ArrayList<>();
        int best = 0;
        for (int pass = 1; pass <= 3; pass++) {
            taken.add(count("chosen_" + pass + " where alone"));
            best += count("chosen_" + pass + " where not alone");
        }
        run(passes.cleaning());
        return new Pairs(taken, best);
    }

    private int count(String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
