package io.matcher.matching;

import io.matcher.platform.database.Rows;
import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of what people decided against. */
@Component
class RejectionStore {

    /**
     * Of a group with more than 50 transactions the pairs with the first one of either side are enough to keep it from being put together
     * again, where all of them would be millions.
     */
    private static final String REMEMBER = """
            with items as (
                select tenant_id, group_id, side, transaction_id, version, count(*) over (partition by group_id) <= 50 as few,
                       seq = min(seq) over (partition by group_id, side) as first
                  from match_items where tenant_id = ? and group_id in (%s))
            insert into match_rejections (left_transaction_id, right_transaction_id, left_version, right_version, tenant_id, context_id,
                                          group_id, actor)
            select l.transaction_id, r.transaction_id, l.version, r.version, l.tenant_id, ?, l.group_id, ?
              from items l join items r on r.group_id = l.group_id and r.side = 'RIGHT'
             where l.side = 'LEFT' and (l.few or l.first or r.first)
            on conflict do nothing""";

    private final JdbcClient jdbc;

    RejectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Rejections of(TenantId tenant, UUID contextId) {
        return new Rejections(jdbc.sql("""
                        select left_transaction_id, left_version, right_transaction_id, right_version
                          from match_rejections where tenant_id = ? and context_id = ?""")
                .params(tenant.value(), contextId)
                .query((row, n) -> new Rejections.Pair(of(row, "left"), of(row, "right")))
                .list());
    }

    private static Rejections.Of of(ResultSet row, String side) throws SQLException {
        return new Rejections.Of(Rows.uuid(row, side + "_transaction_id"), row.getInt(side + "_version"));
    }

    /** Remembers the pairs of a group. */
    void remember(Caller caller, UUID contextId, UUID groupId) {
        jdbc.sql(REMEMBER.formatted("?"))
                .params(caller.tenant().value(), groupId, contextId, caller.subject())
                .update();
    }

    /** The same for the groups of a staging table. */
    void remember(Caller caller, UUID contextId, String staged) {
        jdbc.sql(REMEMBER.formatted("select group_id from " + Staging.qualified(staged)))
                .params(caller.tenant().value(), contextId, caller.subject())
                .update();
    }
}
