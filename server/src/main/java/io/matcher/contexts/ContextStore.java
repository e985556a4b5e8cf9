package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of contexts. */
@Component
class ContextStore {

    private static final String COLUMNS = """
            id, tenant_id, name, type, interval, status, fee_tolerance_abs, fee_tolerance_pct, fee_normalization,
            auto_match_on_upload, created_at, updated_at""";

    private final JdbcClient jdbc;

    ContextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReconciliationContext> find(TenantId tenant, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from contexts where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> context(row))
                .optional();
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
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
