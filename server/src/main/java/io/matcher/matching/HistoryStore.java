package io.matcher.matching;

import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of what was confirmed. */
@Component
class HistoryStore {

    /** Two transactions that a confirmed group put together, each whole. */
    record ConfirmedPair(UUID left, UUID right) {}

    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Confirmed groups of one transaction a side, of the newest runs first.
     *
     * @param origin of the runs: {@code MANUAL} or {@code RULES}
     */
    List<ConfirmedPair> pairs(TenantId tenant, UUID contextId, String origin, int most) {
        return jdbc.sql("""
                        select l.transaction_id as left_id, r.transaction_id as right_id
                          from (select id from match_runs
                                 where tenant_id = ? and context_id = ? and origin = ? and mode = 'COMMIT'
                                 order by id desc) run
                         cross join lateral (
                               select id from match_groups
                                where run_id = run.id and status = 'CONFIRMED' and live and tenant_id = ?
                                order by id desc limit ?) g
                          join match_items l on l.group_id = g.id and l.side = 'LEFT' and l.allocated = l.expected and l.tenant_id = ?
                          join match_items r on r.group_id = g.id and r.side = 'RIGHT' and r.allocated = r.expected and r.tenant_id = ?
                         where not exists (select from match_items more
                                            where more.group_id = g.id and more.tenant_id = ? and more.seq >= 2)
                         limit ?""")
                .params(
                        tenant.value(),
                        contextId,
                        origin,
                        tenant.value(),
                        most,
                        tenant.value(),
                        tenant.value(),
                        tenant.value(),
                        most)
                .query((row, n) ->
                        new ConfirmedPair(row.getObject("left_id", UUID.class), row.getObject("right_id", UUID.class)))
                .list();
    }
}
