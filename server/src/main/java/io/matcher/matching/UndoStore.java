package io.matcher.matching;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that takes the groups of a run apart, a few statements for all of them. */
@Component
class UndoStore {

    /** What stands in the staging table of an undoing: a transaction, and the group that held it. */
    static final String DEFINITION =
            "transaction_id uuid not null, group_id uuid not null, primary key (transaction_id, group_id)";

    private final JdbcClient jdbc;

    UndoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which groups are meant. */
    record Which(UUID runId, @Nullable UUID ruleId) {}

    /** Copies the transactions of the proposals that are meant into the staging table. */
    void stageProposed(TenantId tenant, Which which, String table) {
        jdbc.sql("""
                        insert into %s (transaction_id, group_id)
                        select i.transaction_id, i.group_id
                          from match_groups g join match_items i on i.group_id = g.id and i.tenant_id = g.tenant_id
                         where g.tenant_id = ? and g.run_id = ? and g.status = 'PROPOSED' and g.live
                           and (?::uuid is null or g.rule_id = ?)""".formatted(Staging.qualified(table)))
                .params(tenant.value(), which.runId())
                .param(which.ruleId())
                .param(which.ruleId())
                .update();
        jdbc.sql("analyze " + Staging.qualified(table)).update();
    }

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
                        insert into %s (transaction_id, group_id) select transaction_id, group_id from released""".formatted(Staging.qualified(table)))
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
}
