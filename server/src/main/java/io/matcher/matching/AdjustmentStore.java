package io.matcher.matching;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of adjustments. */
@Component
class AdjustmentStore {

    private static final String COLUMNS = """
            id, context_id, group_id, transaction_id, counted_in, type, direction, amount, effect, currency, reason, description, actor,
            created_at, updated_at""";

    private final JdbcClient jdbc;

    AdjustmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Adjustment insert(Caller caller, Adjustment made) {
        return jdbc.sql("""
                        insert into match_adjustments (id, tenant_id, context_id, type, direction, amount, effect, currency, reason, actor,
                                                       description, group_id, transaction_id, counted_in)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning\s""" + COLUMNS)
                .params(
                        made.id(),
                        caller.tenant().value(),
                        made.contextId(),
                        made.type().name())
                .params(made.direction().name(), made.amount(), made.effect(), made.currency())
                .params(made.reason(), caller.subject())
                .param(made.description())
                .param(made.groupId())
                .param(made.transactionId())
                .param(made.countedIn())
                .query((row, n) -> adjustment(row))
                .single();
    }

    /** Those that count in one of the groups, in the order of their making. */
    List<Adjustment> countedIn(TenantId tenant, Collection<UUID> groupIds) {
        return jdbc.sql("select " + COLUMNS
                        + " from match_adjustments where tenant_id = ? and counted_in = any (?) order by id")
                .params(tenant.value(), groupIds.toArray(UUID[]::new))
                .query((row, n) -> adjustment(row))
                .list();
    }

    /** Those of the transactions that count nowhere yet; nobody else makes them count until the transaction ends. */
    List<Adjustment> lockWaiting(TenantId tenant, Collection<UUID> transactionIds) {
        return jdbc.sql("select " + COLUMNS + """
                         from match_adjustments where tenant_id = ? and transaction_id = any (?) and counted_in is null
                        order by id for update""")
                .params(tenant.value(), transactionIds.toArray(UUID[]::new))
                .query((row, n) -> adjustment(row))
                .list();
    }

    /** Makes adjustments count in a group. */
    void count(TenantId tenant, UUID groupId, List<Adjustment> adjustments) {
        jdbc.sql("""
                        update match_adjustments set counted_in = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = any (?)""")
                .params(groupId, tenant.value())
                .param(adjustments.stream().map(Adjustment::id).toArray(UUID[]::new))
                .update();
    }

    /** Lets the adjustments of transactions wait again, because the group in which they counted was taken apart. */
    void release(TenantId tenant, UUID groupId) {
        jdbc.sql("""
                        update match_adjustments set counted_in = null, updated_at = clock_timestamp()
                         where tenant_id = ? and counted_in = ? and group_id is null""").params(tenant.value(), groupId).update();
    }

    private static Adjustment adjustment(ResultSet row) throws SQLException {
        return new Adjustment(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                row.getObject("group_id", UUID.class),
                row.getObject("transaction_id", UUID.class),
                row.getObject("counted_in", UUID.class),
                Adjustment.Type.valueOf(row.getString("type")),
                Adjustment.Direction.valueOf(row.getString("direction")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("effect"),
                row.getString("currency"),
                row.getString("reason"),
                row.getString("description"),
                row.getString("actor"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
