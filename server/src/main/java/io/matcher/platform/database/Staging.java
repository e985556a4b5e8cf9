package io.matcher.platform.database;

import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Unlogged tables in schema {@code staging}, where rows wait that came in by COPY. They are the only ones without row-level security,
 * live as long as one piece of work, and bear the id of that work in their name.
 */
@Component
public class Staging {

    private static final Pattern NAME = Pattern.compile("(staging\\.)?([a-z][a-z0-9_]{0,62})");

    private final JdbcClient jdbc;

    Staging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes a table, in the running transaction where there is one.
     *
     * @param name lower-case letters, digits and underscores, at most 63
     * @param columns definitions, as {@code transaction_id uuid, version int}
     * @return the name with its schema
     */
    public String create(String name, String columns) {
        String table = qualified(name);
        jdbc.sql("create unlogged table " + table + " (" + columns + ") with (autovacuum_enabled = false)")
                .update();
        return table;
    }

    /** Drops a table, if it is there. */
    public void drop(String name) {
        jdbc.sql("drop table if exists " + qualified(name)).update();
    }

    /** Drops every table whose name begins so: what a piece of work that was cut short has left. */
    public void dropAll(String prefix) {
        String begins = qualified(prefix).substring("staging.".length());
        jdbc.sql("select tablename from pg_tables where schemaname = 'staging' and starts_with(tablename, ?)")
                .param(begins)
                .query(String.class)
                .list()
                .forEach(this::drop);
    }

    /**
     * The name with its schema, fit to stand in SQL.
     *
     * @throws IllegalArgumentException when it is no name of a staging table
     */
    public static String qualified(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a name of a staging table");
        }
        return "staging." + matcher.group(2);
    }
}
