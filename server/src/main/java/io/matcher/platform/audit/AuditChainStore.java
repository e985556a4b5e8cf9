package io.matcher.platform.audit;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the audit chain; called within a transaction of the tenant. */
@Component
class AuditChainStore {

    private final JdbcClient jdbc;

    AuditChainStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes this transaction the only one that appends to the tenant's chain, over all nodes, until it ends. */
    void lock(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('audit-chain/' || ?, 0))")
                .param(tenant.toString())
                .query((row, n) -> Boolean.TRUE)
                .list();
    }

    ChainLink last(TenantId tenant) {
        return jdbc.sql("""
                        select tenant_seq, encode(prev_hash, 'hex') as prev, encode(record_hash, 'hex') as record from audit_chain
                         where tenant_id = ? order by tenant_seq desc limit 1""")
                .param(tenant.value())
                .query((row, n) ->
                        new ChainLink(row.getLong("tenant_seq"), row.getString("prev"), row.getString("record")))
                .optional()
                .orElseGet(ChainLink::genesis);
    }

    List<AuditRow> unsealed(TenantId tenant, int limit) {
        return jdbc.sql("""
                        select a.id, a.tenant_id, a.entity_type, a.entity_id, a.action, a.actor_id, a.changes::text as changes, a.created_at
                          from audit_unsealed u
                          join audit_logs a on a.tenant_id = u.tenant_id and a.id = u.audit_id and a.created_at = u.created_at
                         where u.tenant_id = ? order by u.created_at, u.audit_id limit ?""")
                .params(tenant.value(), limit)
                .query((row, n) -> auditRow(row))
                .list();
    }

    void append(AuditRow row, ChainLink link) {
        jdbc.sql("""
                        insert into audit_chain (tenant_id, tenant_seq, audit_id, audit_created_at, prev_hash, record_hash, hash_version)
                        values (?, ?, ?, ?, decode(?, 'hex'), decode(?, 'hex'), ?)""")
                .params(
                        row.tenantId(),
                        link.sequence(),
                        row.id(),
                        row.createdAt().atOffset(ZoneOffset.UTC),
                        link.previousHash(),
                        link.recordHash(),
                        ChainLink.HASH_VERSION)
                .update();
        jdbc.sql("delete from audit_unsealed where tenant_id = ? and created_at = ? and audit_id = ?")
                .params(row.tenantId(), row.createdAt().atOffset(ZoneOffset.UTC), row.id())
                .update();
    }

    private static AuditRow auditRow(ResultSet row) throws SQLException {
        return new AuditRow(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "tenant_id"),
                row.getString("entity_type"),
                Rows.uuid(row, "entity_id"),
                row.getString("action"),
                row.getString("actor_id"),
                row.getString("changes"),
                Rows.instant(row, "created_at"));
    }
}
