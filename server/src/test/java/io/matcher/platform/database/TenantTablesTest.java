package io.matcher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every table there is: none shows one tenant's rows to another, to nobody, or to the owner. */
class TenantTablesTest {

    /** Tables of the platform itself, which hold no tenant's data. */
    private static final Set<String> WITHOUT_TENANT =
            Set.of("flyway_schema_history", "platform_settings", "platform_keys");

    private final Service service = Service.shared();
    private final JdbcClient jdbc = service.part(JdbcClient.class);

    private record Table(
            String name, boolean tenantColumn, boolean secured, boolean forced, boolean partition, boolean granted) {}

    @Test
    void every_table_is_under_forced_row_level_security_or_out_of_the_services_reach() throws SQLException {
        List<Table> tables = tables();
        assertThat(tables).extracting(Table::name).contains("contexts", "audit_logs", "jobs", "outbox_events");
        for (Table table : tables) {
            if (WITHOUT_TENANT.contains(table.name())) {
                assertThat(table.tenantColumn()).as(table.name()).isFalse();
            } else if (table.partition()) {
                assertThat(table.granted())
                        .as(table.name() + " is entered through its parent only")
                        .isFalse();
            } else {
                assertThat(table).isEqualTo(new Table(table.name(), true, true, true, false, table.granted()));
            }
        }
    }

    @Test
    void without_a_tenant_the_service_sees_no_row_of_any_table() throws SQLException {
        service.admin().get("/v1/nothing").expect(404);
        for (Table table : tables()) {
            if (table.granted() && table.tenantColumn() && !table.partition()) {
                assertThat(jdbc.sql("select count(*) from " + table.name())
                                .query(Long.class)
                                .single())
                        .as(table.name())
                        .isZero();
            }
        }
    }

    @Test
    void a_row_of_another_tenant_can_not_be_written() {
        Transactions transactions = service.part(Transactions.class);
        TenantId ours = new TenantId(UUID.randomUUID());
        assertThatThrownBy(() -> transactions.run(
                        ours, () -> jdbc.sql("insert into tenants (tenant_id, actor_key) values (?, '\\x00')")
                                .param(UUID.randomUUID())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void a_transaction_of_one_tenant_does_not_turn_to_another() {
        Transactions transactions = service.part(Transactions.class);
        TenantId ours = new TenantId(UUID.randomUUID());
        TenantId theirs = new TenantId(UUID.randomUUID());
        assertThatThrownBy(() -> transactions.run(ours, () -> transactions.run(theirs, () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_the_listed_functions_run_with_the_owners_rights() throws SQLException {
        assertThat(owner("select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where prosecdef"
                        + " and nspname = 'public' order by 1"))
                .isSubsetOf("claim_job", "expire_leases", "list_tenants", "resolve_webhook_tokens");
    }

    private List<Table> tables() throws SQLException {
        String app = service.database().app().user();
        List<Table> tables = new ArrayList<>();
        try (Connection connection = ownerConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
                               exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant,
                               has_table_privilege('%s', c.oid, 'select,insert,update,delete') as granted
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1""".formatted(app))) {
            while (rows.next()) {
                tables.add(new Table(
                        rows.getString("relname"),
                        rows.getBoolean("tenant"),
                        rows.getBoolean("relrowsecurity"),
                        rows.getBoolean("relforcerowsecurity"),
                        rows.getBoolean("relispartition"),
                        rows.getBoolean("granted")));
            }
        }
        return tables;
    }

    private List<String> owner(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = ownerConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private Connection ownerConnection() throws SQLException {
        DatabaseAccess access = service.database();
        return DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
    }
}
