package io.matcher.bench.speed;

import io.matcher.bench.ledger.LedgerFiles;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** DuckDB in memory, with two threads. */
final class DuckDb implements Contender {

    private final LedgerFiles files;
    private final SqlContender sql;

    DuckDb(LedgerFiles files) throws SQLException {
        this.files = files;
        Properties settings = new Properties();
        settings.setProperty("threads", "2");
        // Faster, and the order of rows means nothing here.
        settings.setProperty("preserve_insertion_order", "false");
        this.sql = new SqlContender(
                DriverManager.getConnection("jdbc:duckdb:", settings), new SqlPasses("(r.day - l.day)"));
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    /** Only the columns that the passes read, of the narrowest types that hold them; n is the row's place as DuckDB keeps it. */
    @Override
    public void load() throws SQLException {
        sql.run(List.of(
                "drop view if exists l", "drop view if exists r", table("l", files.left()), table("r", files.right())));
        sql.run(List.of(
                "create or replace view l as select rowid as n, * from l_rows",
                "create or replace view r as select rowid as n, * from r_rows"));
    }

    private static String table(String name, Path file) {
        return """
                create or replace table %s_rows as select id, day, amount, currency, reference
                  from read_csv('%s', header = true, columns = {'id': 'VARCHAR', 'day': 'DATE', 'amount': 'DECIMAL(18,2)',
                       'currency': 'VARCHAR', 'reference': 'VARCHAR', 'description': 'VARCHAR'})""".formatted(name, file);
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
    public int rounds() {
        return 5;
    }

    @Override
    public void close() throws SQLException {
        sql.connection().close();
    }
}
