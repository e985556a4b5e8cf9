package io.matcher.contexts;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of contexts. */
@Component
class ContextStore {

    private static final Keyset BY_ID = Keyset.ascending("id::uuid");
    private static final String COLUMNS = """
            id, tenant_id, name, type, interval, status, fee_tolerance_abs, fee_tolerance_pct, fee_normalization,
            auto_match_on_upload, calendar, created_at, updated_at""";
    private static final String SELECT = "select " + COLUMNS + " from contexts where tenant_id = ?";

    private final JdbcClient jdbc;

    ContextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReconciliationContext> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> context(row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes the context or its setup until the transaction ends. */
    Optional<ReconciliationContext> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? for no key update")
                .params(tenant.value(), id)
                .query((row, n) -> context(row))
                .optional();
    }

    List<ReconciliationContext> page(
            TenantId tenant, @Nullable String type, @Nullable String status, PageRequest page) {
        return jdbc.sql(SELECT + " and (?::text is null or type = ?) and (?::text is null or status = ?) and "
                        + BY_ID.after(page) + BY_ID.order(page))
                .param(tenant.value())
                .param(type)
                .param(type)
                .param(status)
                .param(status)
                .params(BY_ID.params(page))
                .query((row, n) -> context(row))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the tenant has a context of that name */
    ReconciliationContext insert(ReconciliationContext context) {
        return jdbc.sql("""
                        insert into contexts (id, tenant_id, name, type, interval, status, fee_tolerance_abs, fee_tolerance_pct,
                                              fee_normalization, auto_match_on_upload, calendar)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning\s""" + COLUMNS)
                .params(context.id(), context.tenantId(), context.name(), context.type(), context.interval())
                .params(context.status().name(), context.feeToleranceAbs(), context.feeTolerancePct())
                .param(context.feeNormalization())
                .param(context.autoMatchOnUpload())
                .param(context.calendar())
                .query((row, n) -> context(row))
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another context of the tenant has that name */
    ReconciliationContext update(ReconciliationContext context) {
        return jdbc.sql("""
                        update contexts set name = ?, type = ?, interval = ?, status = ?, fee_tolerance_abs = ?, fee_tolerance_pct = ?,
                               fee_normalization = ?, auto_match_on_upload = ?, calendar = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(
                        context.name(),
                        context.type(),
                        context.interval(),
                        context.status().name())
                .params(context.feeToleranceAbs(), context.feeTolerancePct())
                .param(context.feeNormalization())
                .param(context.autoMatchOnUpload())
                .param(context.calendar())
                .params(context.tenantId(), context.id())
                .query((row, n) -> context(row))
                .single();
    }

    /** Counts a change of the rules of the context, and gives the count. */
    int nextRuleVersion(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        update contexts set rule_version = rule_version + 1 where tenant_id = ? and id = ? returning rule_version""").params(tenant.value(), id).query(Integer.class).single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from contexts where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    private static ReconciliationContext context(ResultSet row) throws SQLException {
        return new ReconciliationContext(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "tenant_id"),
                row.getString("name"),
                row.getString("type"),
                row.getString("interval"),
                ContextStatus.valueOf(row.getString("status")),
                row.getBigDecimal("fee_tolerance_abs"),
                row.getBigDecimal("fee_tolerance_pct"),
                row.getString("fee_normalization"),
                row.getBoolean("auto_match_on_upload"),
                row.getString("calendar"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
