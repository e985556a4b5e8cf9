package io.matcher.platform.backup;

import io.matcher.platform.backup.Contents.Partition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the database holds, asked of its catalog, so that a table of tomorrow is in tomorrow's backup. Schema {@code staging} is left out:
 * its tables belong to running jobs, which begin again from their files.
 */
final class Catalog {
    private static final String HISTORY = "flyway_schema_history";

    private Catalog() {}

    /** A table that rows are put into, partitioned tables as a whole. */
    record Table(String name, List<String> columns, boolean ofTenants, boolean forced, Set<String> refersTo) {}

    /** The version of the newest migration that was run. */
    static String schemaVersion(Connection connection) throws SQLException {
        if (Sql.number(
                        connection,
                        "select count(*) from pg_tables where schemaname = 'public' and tablename = ?",
                        HISTORY)
                == 0) {
            throw new BackupRefused("The database holds no Matcher: it was never migrated.");
        }
        return Sql.list(
                        connection,
                        row -> row.getString(1),
                        "select version from " + HISTORY
                                + " where success and version is not null order by installed_rank desc limit 1")
                .getFirst();
    }

    /** Every table in an order in which each comes after those it refers to. */
    static List<Table> tables(Connection connection) throws SQLException {
        Map<String, Table> waiting = new LinkedHashMap<>();
        for (Table table : unordered(connection)) {
            waiting.put(table.name(), table);
        }
        List<Table> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Table> free = waiting.values().stream()
                    .filter(table -> table.refersTo().stream().noneMatch(waiting::containsKey))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("The tables " + waiting.keySet() + " refer to each other in a circle");
            }
            ordered.addAll(free);
            free.forEach(table -> waiting.remove(table.name()));
        }
        return ordered;
    }

    private static List<Table> unordered(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                row -> {
                    List<String> columns =
                            List.of((String[]) row.getArray("columns").getArray());
                    Set<String> refersTo = new TreeSet<>(
                            List.of((String[]) row.getArray("refers_to").getArray()));
                    return new Table(
                            row.getString("name"),
                            columns,
                            columns.contains("tenant_id"),
                            row.getBoolean("forced"),
                            refersTo);
                },
                """
                select c.relname::text as name, c.relforcerowsecurity as forced,
                       array(select a.attname::text from pg_attribute a
                              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                              order by a.attnum) as columns,
                       array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
                              where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as refers_to
                  from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                   and c.relname <> ?
                   and not exists (select from pg_depend d
                                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                 order by c.relname""",
                HISTORY);
    }

    static List<Partition> partitions(Connection connection) throws SQLException {
        return Sql.list(connection, row -> new Partition(row.getString(1), row.getString(2), row.getString(3)), """
                select p.relname::text, c.relname::text, pg_get_expr(c.relpartbound, c.oid)
                  from pg_inherits i
                  join pg_class c on c.oid = i.inhrelid
                  join pg_class p on p.oid = i.inhparent
                 where c.relnamespace = 'public'::regnamespace and c.relispartition and c.relkind in ('r', 'p')
                 order by 1, 2""");
    }

    static List<String> sequences(Connection connection) throws SQLException {
        return Sql.list(connection, row -> row.getString(1), """
                select c.relname::text from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
                 order by 1""");
    }

    /** The triggers of our own that are on, as table and name. */
    static List<String[]> triggers(Connection connection) throws SQLException {
        return Sql.list(connection, row -> new String[] {row.getString(1), row.getString(2), row.getString(3)}, """
                select c.relname::text, t.tgname::text,
                       case t.tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end
                  from pg_trigger t join pg_class c on c.oid = t.tgrelid
                 where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'
                   and not c.relispartition
                 order by 1, 2""");
    }
}
