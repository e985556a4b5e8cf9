package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of connections. Every method runs within a transaction of the tenant and sees live connections only. */
@Component
class ConnectionStore {

    private static final String SELECT =
            "select id, vendor, config_name, base_url, account_ref from aggregator_connections where tenant_id = ? and deleted_at is null";
    private static final Keyset BY_NAME = Keyset.ascending("config_name::text");

    private final JdbcClient jdbc;

    ConnectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, AggregatorConnection connection, SealedCredential credential) {
        jdbc.sql("""
                        insert into aggregator_connections
                            (id, tenant_id, vendor, config_name, base_url, account_ref, client_id, secret)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        connection.id(),
                        tenant.value(),
                        connection.vendor().wire(),
                        connection.configName(),
                        connection.baseUrl(),
                        connection.accountRef(),
                        credential.clientId(),
                        credential.secret())
                .update();
    }

    List<AggregatorConnection> page(TenantId tenant, PageRequest page) {
        return jdbc.sql(SELECT + " and " + BY_NAME.after(page) + BY_NAME.order(page))
                .param(tenant.value())
                .params(BY_NAME.params(page))
                .query((row, n) -> connection(row))
                .list();
    }

    /** The connection, locked against change until the transaction ends. */
    Optional<AggregatorConnection> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? for update")
                .params(tenant.value(), id)
                .query((row, n) -> connection(row))
                .optional();
    }

    Optional<AggregatorConnection> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> connection(row))
                .optional();
    }

    Optional<AggregatorConnection> named(TenantId tenant, String configName) {
        return jdbc.sql(SELECT + " and config_name = ?")
                .params(tenant.value(), configName)
                .query((row, n) -> connection(row))
                .optional();
    }

    Optional<SealedCredential> sealed(TenantId tenant, UUID id) {
        return jdbc.sql(
                        "select client_id, secret from aggregator_connections where tenant_id = ? and id = ? and deleted_at is null")
                .params(tenant.value(), id)
                .query((row, n) -> new SealedCredential(row.getBytes("client_id"), row.getBytes("secret")))
                .optional();
    }

    void update(TenantId tenant, AggregatorConnection connection) {
        jdbc.sql("""
                        update aggregator_connections
                           set config_name = ?, base_url = ?, account_ref = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ?""")
                .params(
                        connection.configName(),
                        connection.baseUrl(),
                        connection.accountRef(),
                        tenant.value(),
                        connection.id())
                .update();
    }

    void reseal(TenantId tenant, UUID id, SealedCredential credential) {
        jdbc.sql("update aggregator_connections set client_id = ?, secret = ? where tenant_id = ? and id = ?")
                .params(credential.clientId(), credential.secret(), tenant.value(), id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("update aggregator_connections set deleted_at = clock_timestamp() where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    void health(TenantId tenant, UUID id, boolean healthy, String code) {
        jdbc.sql("""
                        update aggregator_connections set healthy = ?, health_code = ?, health_at = clock_timestamp()
                         where tenant_id = ? and id = ?""").params(healthy, code, tenant.value(), id).update();
    }

    private static AggregatorConnection connection(ResultSet row) throws SQLException {
        return new AggregatorConnection(
                Rows.uuid(row, "id"),
                vendor(row.getString("vendor")),
                row.getString("config_name"),
                row.getString("base_url"),
                row.getString("account_ref"));
    }

    static Vendor vendor(String wire) {
        return Vendor.ofWire(wire)
                .orElseThrow(() -> new IllegalStateException("A row names the unknown vendor " + wire));
    }
}
