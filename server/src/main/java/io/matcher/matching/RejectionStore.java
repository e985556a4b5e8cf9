package io.matcher.matching;

import io.matcher.platform.database.Rows;
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

    private static final int FEW = 50;

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

    /**
     * Remembers the pairs of the group. Of a large one the pairs with the first transaction of either side are enough to keep it from
     * being put together again, where all of them would be millions.
     */
    void remember(Caller caller, UUID contextId, MatchGroup group) {
        boolean small = group.items().size() <= FEW;
        jdbc.sql("""
                        insert into match_rejections (left_transaction_id, right_transaction_id, left_version, right_version, tenant_id,
                                                      context_id, group_id, actor)
                        select l.transaction_id, r.transaction_id, l.version, r.version, l.tenant_id, ?, l.group_id, ?
                          from match_items l join match_items r on r.group_id = l.group_id and r.side = 'RIGHT'
                         where l.tenant_id = ? and l.group_id = ? and l.side = 'LEFT' and (? or l.seq = ? or r.seq = ?)
                        on conflict do nothing""")
                .params(contextId, caller.subject(), caller.tenant().value(), group.id())
                .params(small, first(group, "LEFT"), first(group, "RIGHT"))
                .update();
    }

    private static int first(MatchGroup group, String side) {
        return group.items().stream()
                .filter(item -> item.side().equals(side))
                .mapToInt(MatchGroup.Item::seq)
                .min()
                .orElse(0);
    }
}
