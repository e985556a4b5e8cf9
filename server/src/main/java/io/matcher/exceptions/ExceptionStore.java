package io.matcher.exceptions;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that changes exceptions, set by set. */
@Component
class ExceptionStore {

    /** What makes a resolved exception somebody's business again. */
    private static final String OPENED = """
            status = case when e.assigned_to is null then 'OPEN' else 'ASSIGNED' end, resolution_type = null, resolution_reason = null,
            resolution_notes = null, group_id = null, version = e.version + 1, updated_at = now()""";

    private final JdbcClient jdbc;

    ExceptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int insert(TenantId tenant, UUID contextId, @Nullable UUID runId, String staged) {
        return jdbc.sql("""
                        insert into exceptions (id, tenant_id, context_id, transaction_id, run_id, severity, reason, details, due_at,
                                                created_at, updated_at)
                        select s.exception_id, ?, ?, s.transaction_id, ?, s.severity, s.reason, s.details::jsonb, s.due_at, now(), now()
                          from %s s
                         where not exists (select from exceptions e where e.transaction_id = s.transaction_id)""".formatted(Staging.qualified(staged)))
                .params(tenant.value(), contextId)
                .param(runId)
                .update();
    }

    /** Brings what is known about open exceptions up to date; those that stay as they are cost no write. */
    void refresh(Caller caller, UUID runId, String staged) {
        String table = Staging.qualified(staged);
        jdbc.sql("""
                        insert into exception_events (tenant_id, exception_id, action, from_value, to_value, cause, subject_id, actor)
                        select e.tenant_id, e.id, 'RAISED', e.severity, s.severity, 'RUN', ?, ?
                          from %s s join exceptions e on e.transaction_id = s.transaction_id
                         where e.tenant_id = ? and e.status <> 'RESOLVED' and s.severity_rank > e.severity_rank""".formatted(table))
                .params(runId, caller.subject(), caller.tenant().value())
                .update();
        jdbc.sql("""
                        update exceptions e
                           set severity = case when s.severity_rank > e.severity_rank then s.severity else e.severity end,
                               due_at = case when s.severity_rank > e.severity_rank then least(e.due_at, s.due_at) else e.due_at end,
                               reason = case when s.reason = 'UNMATCHED' then e.reason else s.reason end,
                               details = coalesce(s.details::jsonb, e.details), run_id = ?, version = e.version + 1, updated_at = now()
                          from %s s
                         where e.transaction_id = s.transaction_id and e.tenant_id = ? and e.status <> 'RESOLVED'
                           and (s.severity_rank > e.severity_rank or (s.reason <> e.reason and s.reason <> 'UNMATCHED')
                                or e.details is distinct from coalesce(s.details::jsonb, e.details))""".formatted(table)).params(runId, caller.tenant().value()).update();
    }

    int closeMatched(Caller caller, String staged) {
        return jdbc.sql("""
                        with closed as (
                            update exceptions e
                               set status = 'RESOLVED', resolution_type = 'MATCHED', resolution_reason = null, group_id = s.group_id,
                                   resolution_notes = 'The transaction is matched', version = e.version + 1, updated_at = now()
                              from %s s
                             where e.transaction_id = s.transaction_id and e.tenant_id = ? and e.status <> 'RESOLVED'
                            returning e.tenant_id, e.id, e.group_id)
                        insert into exception_events (tenant_id, exception_id, action, to_value, cause, subject_id, actor)
                        select tenant_id, id, 'CLOSED', 'RESOLVED', 'MATCHED', group_id, ? from closed""".formatted(Staging.qualified(staged)))
                .params(caller.tenant().value(), caller.subject())
                .update();
    }

    void closeIgnored(Caller caller, UUID transactionId) {
        jdbc.sql("""
                        with closed as (
                            update exceptions e
                               set status = 'RESOLVED', resolution_type = 'IGNORED', resolution_reason = null,
                                   resolution_notes = 'The transaction was set aside', version = e.version + 1, updated_at = now()
                             where e.transaction_id = ? and e.tenant_id = ? and e.status <> 'RESOLVED'
                            returning e.tenant_id, e.id, e.transaction_id)
                        insert into exception_events (tenant_id, exception_id, action, to_value, cause, subject_id, actor)
                        select tenant_id, id, 'CLOSED', 'RESOLVED', 'IGNORED', transaction_id, ? from closed""")
                .params(transactionId, caller.tenant().value(), caller.subject())
                .update();
    }

    int reopen(Caller caller, UUID groupId, Collection<UUID> transactionIds, Exceptions.Cause cause) {
        String which =
                switch (cause) {
                    case GROUP_REVOKED -> "e.group_id = ?";
                    case TRANSACTION_AMENDED -> "(e.group_id = ? or true)";
                };
        return jdbc.sql("""
                        with opened as (
                            update exceptions e
                               set %s
                             where e.tenant_id = ? and e.transaction_id = any (?) and e.status = 'RESOLVED' and %s
                            returning e.tenant_id, e.id, e.status)
                        insert into exception_events (tenant_id, exception_id, action, from_value, to_value, cause, subject_id, actor)
                        select tenant_id, id, 'REOPENED', 'RESOLVED', status, ?, ?, ? from opened""".formatted(OPENED, which))
                .params(caller.tenant().value(), transactionIds.toArray(UUID[]::new), groupId)
                .params(cause.name(), groupId, caller.subject())
                .update();
    }

    int closeMatched(Caller caller, UUID groupId, Collection<UUID> transactionIds) {
        return jdbc.sql("""
                        with closed as (
                            update exceptions e
                               set status = 'RESOLVED', resolution_type = 'MATCHED', resolution_reason = null, group_id = ?,
                                   resolution_notes = 'The transaction is matched', version = e.version + 1, updated_at = now()
                             where e.tenant_id = ? and e.transaction_id = any (?) and e.status <> 'RESOLVED'
                            returning e.tenant_id, e.id, e.group_id)
                        insert into exception_events (tenant_id, exception_id, action, to_value, cause, subject_id, actor)
                        select tenant_id, id, 'CLOSED', 'RESOLVED', 'MATCHED', group_id, ? from closed""")
                .params(groupId, caller.tenant().value(), transactionIds.toArray(UUID[]::new), caller.subject())
                .update();
    }

    /** Opens what the groups of the staging table had closed. */
    int reopen(Caller caller, String staged) {
        return jdbc.sql("""
                        with opened as (
                            update exceptions e
                               set %s
                              from %s s
                             where e.tenant_id = ? and e.transaction_id = s.transaction_id and e.status = 'RESOLVED'
                               and e.group_id = s.group_id
                            returning e.tenant_id, e.id, e.status, s.group_id)
                        insert into exception_events (tenant_id, exception_id, action, from_value, to_value, cause, subject_id, actor)
                        select tenant_id, id, 'REOPENED', 'RESOLVED', status, 'GROUP_REVOKED', group_id, ? from opened""".formatted(OPENED, Staging.qualified(staged)))
                .params(caller.tenant().value(), caller.subject())
                .update();
    }

    /** The first transactions of the staging table, by id, that have no exception. */
    List<UUID> without(TenantId tenant, String staged, int most) {
        return without(tenant, staged, new UUID(0, 0), most);
    }

    /** The same after one. */
    List<UUID> without(TenantId tenant, String staged, UUID after, int most) {
        return jdbc.sql("""
                        select s.transaction_id from %s s
                         where s.transaction_id > ?
                           and not exists (select from exceptions e where e.tenant_id = ? and e.transaction_id = s.transaction_id)
                         order by s.transaction_id limit ?""".formatted(Staging.qualified(staged)))
                .params(after, tenant.value(), most)
                .query(UUID.class)
                .list();
    }

    /** Opens the exceptions of transactions that are in no group, because each transaction is another now. */
    int reopenAmended(Caller caller, Collection<UUID> transactionIds) {
        return jdbc.sql("""
                        with opened as (
                            update exceptions e
                               set %s
                             where e.tenant_id = ? and e.transaction_id = any (?) and e.status = 'RESOLVED'
                            returning e.tenant_id, e.id, e.status, e.transaction_id)
                        insert into exception_events (tenant_id, exception_id, action, from_value, to_value, cause, subject_id, actor)
                        select tenant_id, id, 'REOPENED', 'RESOLVED', status, 'TRANSACTION_AMENDED', transaction_id, ? from opened""".formatted(OPENED))
                .params(caller.tenant().value(), transactionIds.toArray(UUID[]::new), caller.subject())
                .update();
    }

    /** Which of the transactions have no exception. */
    List<UUID> without(TenantId tenant, Collection<UUID> transactionIds) {
        return jdbc.sql("""
                        select x.id from unnest(?::uuid[]) x (id)
                         where not exists (select from exceptions e where e.tenant_id = ? and e.transaction_id = x.id)""")
                .params(transactionIds.toArray(UUID[]::new), tenant.value())
                .query(UUID.class)
                .list();
    }

    long open(TenantId tenant) {
        return jdbc.sql("select count(*) from exceptions where tenant_id = ? and status_rank < 4")
                .params(tenant.value())
                .query(Long.class)
                .single();
    }
}
