package io.matcher.discovery.midaz;

import io.matcher.discovery.SealedCredential;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of connections. Every method runs within a transaction of the tenant and sees live connections only. */
@Component
class MidazStore {

    /** A connection and the credential that was sealed for it; null where nobody signs in. */
    record Sealed(MidazConnection connection, @Nullable SealedCredential credential) {}

    private static final String SELECT = "select * from midaz_connections where tenant_id = ? and deleted_at is null";
    private static final Keyset BY_NAME = Keyset.ascending("config_name::text");

    private final JdbcClient jdbc;

    MidazStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TenantId tenant, MidazConnection connection, @Nullable SealedCredential credential) {
        jdbc.sql("""
                        insert into midaz_connections
                            (id, tenant_id, config_name, onboarding_url, transaction_url, auth_url, client_id, client_secret)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        connection.id(),
                        tenant.value(),
                        connection.configName(),
                        connection.onboardingUrl(),
                        connection.transactionUrl())
                .param(connection.authUrl())
                .param(credential == null ? null : credential.clientId())
                .param(credential == null ? null : credential.secret())
                .update();
    }

    List<MidazConnection> page(TenantId tenant, PageRequest page) {
        return jdbc.sql(SELECT + " and " + BY_NAME.after(page) + BY_NAME.order(page))
                .param(tenant.value())
                .params(BY_NAME.params(page))
                .query((row, n) -> connection(row))
                .list();
    }

    /** The connection, locked against change until the transaction ends. */
    Optional<Sealed> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? for update")
                .params(tenant.value(), id)
                .query((row, n) -> sealed(row))
                .optional();
    }

    Optional<MidazConnection> find(TenantId tenant, UUID id) {
        return sealed(tenant, id).map(Sealed::connection);
    }

    Optional<Sealed> sealed(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> sealed(row))
                .optional();
    }

    /** Every sealed credential of the tenant, those of deleted connections too. */
    List<Sealed> allSealed(TenantId tenant) {
        return jdbc.sql("select * from midaz_connections where tenant_id = ? and client_id is not null")
                .param(tenant.value())
                .query((row, n) -> sealed(row))
                .list();
    }

    Optional<UUID> named(TenantId tenant, String configName) {
        return jdbc.sql(SELECT + " and config_name = ?")
                .params(tenant.value(), configName)
                .query((row, n) -> Rows.uuid(row, "id"))
                .optional();
    }

    /** How many approved transactions of a ledger the mirror has, created on a day in UTC. */
    long approvedOn(TenantId tenant, UUID id, LedgerRef ledger, LocalDate day) {
        return jdbc.sql("""
                        select count(*) filter (where record->>'status' = 'APPROVED') from aggregator_records
                         where tenant_id = ? and connection_id = ? and account_id = ? and booking_date = ?""")
                .params(tenant.value(), id, ledger.key(), day)
                .query(Long.class)
                .single();
    }

    /** How many transactions of a ledger were refused and still are. */
    long refused(TenantId tenant, UUID id, LedgerRef ledger) {
        return jdbc.sql("""
                        select count(*) from aggregator_records
                         where tenant_id = ? and connection_id = ? and account_id = ? and booking_date is null""")
                .params(tenant.value(), id, ledger.key())
                .query(Long.class)
                .single();
    }

    void update(TenantId tenant, MidazConnection connection, @Nullable SealedCredential credential) {
        jdbc.sql("""
                        update midaz_connections
                           set config_name = ?, onboarding_url = ?, transaction_url = ?, auth_url = ?, client_id = ?, client_secret = ?,
                               updated_at = clock_timestamp()
                         where tenant_id = ? and id = ?""")
                .params(connection.configName(), connection.onboardingUrl(), connection.transactionUrl())
                .param(connection.authUrl())
                .param(credential == null ? null : credential.clientId())
                .param(credential == null ? null : credential.secret())
                .params(tenant.value(), connection.id())
                .update();
    }

    void reseal(TenantId tenant, UUID id, SealedCredential credential) {
        jdbc.sql("update midaz_connections set client_id = ?, client_secret = ? where tenant_id = ? and id = ?")
                .params(credential.clientId(), credential.secret(), tenant.value(), id)
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("update midaz_connections set deleted_at = clock_timestamp() where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    void health(TenantId tenant, UUID id, boolean healthy, String code) {
        jdbc.sql("""
                        update midaz_connections set healthy = ?, health_code = ?, health_at = clock_timestamp()
                         where tenant_id = ? and id = ?""").params(healthy, code, tenant.value(), id).update();
    }

    private static MidazConnection connection(ResultSet row) throws SQLException {
        return new MidazConnection(
                Rows.uuid(row, "id"),
                row.getString("config_name"),
                row.getString("onboarding_url"),
                row.getString("transaction_url"),
                row.getString("auth_url"));
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        byte[] clientId = row.getBytes("client_id");
        byte[] secret = row.getBytes("client_secret");
        return new Sealed(
                connection(row), clientId == null || secret == null ? null : new SealedCredential(clientId, secret));
    }
}
