package io.matcher.matching;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that takes the groups of a run apart, a few statements for all of them. */
@Component
class UndoStore {

    /** What stands in the staging table of an undoing: a transaction, and the group that held it. */
    static final String DEFINITION = "transaction_id uuid primary key, group_id uuid not null";

    private final JdbcClient jdbc;

    UndoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which groups are meant. */
    record Which(UUID runId, @Nullable UUID ruleId) {}

    /** Ends the live groups, keeps that they were, and says how many; their items are still live. */
    int end(Caller caller, Which which, String reason) {
        return jdbc.sql("""
                        with ended as (
                            select id, status from match_groups
                             where tenant_id = ? and run_id = ? and live and status in ('PROPOSED', 'CONFIRMED')
                               and (?::uuid is null or rule_id = ?)
                               for update),
                        told as (
                            insert into match_group_events (tenant_id, group_id, from_status, to_status, cause, reason, actor)
                            select ?, id, status, case status when 'CONFIRMED' then 'REVOKED' else 'REJECTED' end, 'UNDONE', ?, ? from ended)
                        update match_groups g
                           set status = case g.status when 'CONFIRMED' then 'REVOKED' else 'REJECTED' end, live = false, rejected_reason = ?,
                               updated_at = clock_timestamp()
                          from ended e where g.id = e.id and g.tenant_id = ?""")
                .params(caller.tenant().value(), which.runId())
                .param(which.ruleId())
                .param(which.ruleId())
                .param(caller.tenant().value())
                .param(reason)
                .param(caller.subject())
                .param(reason)
                .param(caller.tenant().value())
                .update();
    }

    /** Moves the transactions of the groups that were ended into the staging table. */
    int release(Caller caller, Which which, String table) {
        int released = jdbc.sql("""
                        with released as (
                            update match_items i set live = false
                              from match_groups g
                             where g.tenant_id = ? and g.run_id = ? and g.status in ('REVOKED', 'REJECTED')
                               and i.group_id = g.id and i.tenant_id = g.tenant_id and i.live
                            returning i.transaction_id, i.group_id)
                        insert into %s (transaction_id, group_id) select transaction_id, min(group_id::text)::uuid from released group by 1""".formatted(Staging.qualified(table)))
                .params(caller.tenant().value(), which.runId())
                .update();
        jdbc.sql("analyze " + Staging.qualified(table)).update();
        return released;
    }

    void releaseAdjustments(Caller caller, String table) {
        jdbc.sql("""
                        update match_adjustments set counted_in = null, updated_at = clock_timestamp()
                         where tenant_id = ? and group_id is null and counted_in in (select group_id from %s)""".formatted(Staging.qualified(table)))
                .params(caller.tenant().value())
                .update();
    }

    /** Remembers the pairs of the groups; of a group with more than two transactions those with the first of either side. */
    void remember(Caller caller, UUID contextId, String table) {
        jdbc.sql("""
                        insert into match_rejections (left_transaction_id, right_transaction_id, left_version, right_version, tenant_id,
                                                      context_id, group_id, actor)
                        select l.transaction_id, r.transaction_id, l.version, r.version, l.tenant_id, ?, l.group_id, ?
                          from (select distinct group_id from %s) u
                          join match_items l on l.group_id = u.group_id and l.side = 'LEFT'
                          join match_items r on r.group_id = u.group_id and r.side = 'RIGHT'
                         where l.tenant_id = ? and (l.seq = 0 or r.seq = 1)
                        on conflict do nothing""".formatted(Staging.qualified(table)))
                .params(contextId, caller.subject(), caller.tenant().value())
                .update();
    }
}
