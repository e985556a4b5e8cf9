package io.matcher.platform.database;

import io.matcher.platform.startup.StartRefused;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start on a role that could step around row-level security. */
final class LeastPrivilege {

    private LeastPrivilege() {}

    static void verify(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        boolean tooStrong = jdbc.sql("""
                        select rolsuper or rolbypassrls or rolcreaterole
                            or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'member'))
                            or has_table_privilege('audit_logs', 'update') or has_table_privilege('audit_logs', 'delete')
                            or has_schema_privilege('public', 'create')
                          from pg_roles where rolname = current_user""").query(Boolean.class).single();
        if (tooStrong) {
            throw new StartRefused(
                    "The database role of the service may do too much: it must own no table, create nothing in schema public,"
                            + " change no audit row, and be neither superuser nor exempt from row-level security.");
        }
    }
}
