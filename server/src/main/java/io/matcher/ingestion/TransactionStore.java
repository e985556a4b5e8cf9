package io.matcher.ingestion;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that reads transactions with their state. */
@Component
class TransactionStore {

    static final String COLUMNS = """
            t.id, t.context_id, t.source_id, t.job_id, t.external_id, t.version, t.amount,
            coalesce(o.open_amount, 0) as open_amount, t.currency, t.booking_date, t.value_date, t.occurred_at, t.description,
            t.reference, t.metadata, t.posting, t.deleted, coalesce(o.status, 'MATCHED') as status, t.created_at""";

    static final String WITH_STATE =
            " left join open_items o on o.transaction_id = t.id and o.tenant_id = t.tenant_id ";

    private final JdbcClient jdbc;

    TransactionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TransactionView> byId(TenantId tenant, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from transactions t " + WITH_STATE
                        + " where t.tenant_id = ? and t.id = any (?)")
                .params(tenant.value(), ids.toArray(UUID[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    static TransactionView view(ResultSet row) throws SQLException {
        return new TransactionView(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "source_id"),
                Rows.uuid(row, "job_id"),
                row.getString("external_id"),
                row.getInt("version"),
                plain(row.getBigDecimal("amount")),
                plain(row.getBigDecimal("open_amount")),
                row.getString("currency"),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("value_date", LocalDate.class),
                Rows.instantOrNull(row, "occurred_at"),
                row.getString("description"),
                row.getString("reference"),
                row.getString("metadata"),
                "PENDING".equals(row.getString("posting")),
                row.getBoolean("deleted"),
                TransactionStatus.valueOf(row.getString("status")),
                Rows.instant(row, "created_at"));
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
