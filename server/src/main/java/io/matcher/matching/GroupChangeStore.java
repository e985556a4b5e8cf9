package io.matcher.matching;

import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that changes single groups because a person decided so, and keeps that they did. */
@Component
class GroupChangeStore {

    private final JdbcClient jdbc;

    GroupChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a live group apart, and keeps that it was. */
    void end(Caller caller, MatchGroup group, String status, String cause, String reason) {
        jdbc.sql("""
                        update match_groups set status = ?, live = false, rejected_reason = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ?""")
                .params(status, reason, caller.tenant().value(), group.id())
                .update();
        jdbc.sql("update match_items set live = false where tenant_id = ? and group_id = ?")
                .params(caller.tenant().value(), group.id())
                .update();
        event(caller, group, status, cause, reason);
    }

    /** Writes down in which currency a group balances, before it is confirmed. */
    void balance(Caller caller, MatchGroup group, MatchGroup.Base base) {
        jdbc.sql("""
                        update match_groups set base_currency = ?, base_left = ?, base_right = ?, difference = ?, difference_type = ?
                         where tenant_id = ? and id = ?""")
                .params(base.currency(), base.left(), base.right(), base.difference())
                .param(group.differenceType())
                .param(caller.tenant().value())
                .param(group.id())
                .update();
    }

    /** Makes a proposal count, whatever else might have explained its transactions: a person decided. */
    void confirm(Caller caller, MatchGroup group) {
        jdbc.sql("""
                        update match_groups set status = 'CONFIRMED', ambiguous = false, confirmed_at = clock_timestamp(),
                               updated_at = clock_timestamp() where tenant_id = ? and id = ?""").params(caller.tenant().value(), group.id()).update();
        event(caller, group, "CONFIRMED", "APPROVED", null);
    }

    /** Writes down what an adjustment leaves of the group's difference. */
    void adjust(Caller caller, MatchGroup group, BigDecimal effect, BigDecimal difference) {
        jdbc.sql("""
                        update match_groups set adjusted = adjusted + ?, difference = ?, difference_type = ?, updated_at = clock_timestamp()
                         where tenant_id = ? and id = ?""")
                .params(effect, difference)
                .param(difference.signum() == 0 ? null : group.differenceType())
                .param(caller.tenant().value())
                .param(group.id())
                .update();
        event(caller, group, group.status(), "ADJUSTED", null);
    }

    private void event(Caller caller, MatchGroup group, String status, String cause, @Nullable String reason) {
        jdbc.sql("""
                        insert into match_group_events (tenant_id, group_id, from_status, to_status, cause, reason, actor)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(caller.tenant().value(), group.id(), group.status(), status, cause)
                .param(reason)
                .param(caller.subject())
                .update();
    }

    /** Writes a group that a person made, with whole transactions. */
    void insert(MatchGroup group, TenantId tenant) {
        jdbc.sql("""
                        insert into match_groups (id, tenant_id, context_id, run_id, created_at, updated_at, confirmed_at, difference,
                                                  adjusted, confidence, ambiguous, live, kind, status, notes)
                        values (?, ?, ?, ?, clock_timestamp(), clock_timestamp(), clock_timestamp(), ?, ?, ?, false, true, ?, ?, ?)""")
                .params(group.id(), tenant.value(), group.contextId(), group.runId())
                .param(group.difference())
                .params(group.adjusted(), group.confidence(), group.kind(), group.status())
                .param(group.notes())
                .update();
        List<MatchGroup.Item> items = group.items();
        jdbc.sql("""
                        insert into match_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
                        select ?, i.seq, i.version, ?, i.id, i.allocated, i.expected, true, i.side, i.currency
                          from unnest(?::int[], ?::int[], ?::uuid[], ?::numeric[], ?::numeric[], ?::text[], ?::text[])
                               i (seq, version, id, allocated, expected, side, currency)""")
                .params(group.id(), tenant.value())
                .params(
                        items.stream().map(MatchGroup.Item::seq).toArray(Integer[]::new),
                        items.stream().map(MatchGroup.Item::version).toArray(Integer[]::new),
                        items.stream().map(MatchGroup.Item::transactionId).toArray(UUID[]::new),
                        items.stream().map(MatchGroup.Item::allocated).toArray(BigDecimal[]::new),
                        items.stream().map(MatchGroup.Item::expected).toArray(BigDecimal[]::new),
                        items.stream().map(MatchGroup.Item::side).toArray(String[]::new),
                        items.stream().map(MatchGroup.Item::currency).toArray(String[]::new))
                .update();
    }
}
