package io.matcher.matching;

import io.matcher.platform.database.Staging;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that writes the groups of a run, a few statements for all of them. */
@Component
class GroupBatchStore {

    private final JdbcClient jdbc;

    GroupBatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tells the planner what a staging table holds, and lets this transaction join in memory. */
    void prepare(String table) {
        jdbc.sql("set local work_mem = '128MB'").update();
        jdbc.sql("analyze " + Staging.qualified(table)).update();
    }

    /** Writes the groups of the two tables; each group is checked by the database when its items are there, all at once. */
    void insert(MatchRun run, String pairs, String more) {
        boolean live = run.mode() == RunMode.COMMIT;
        jdbc.sql("""
                        insert into match_groups (id, tenant_id, context_id, run_id, rule_id, created_at, updated_at, confirmed_at,
                               difference, confidence, ambiguous, live, kind, status, difference_type, alternatives, certificate)
                        select group_id, ?, ?, ?, rule_id, now(), now(), case status when 'CONFIRMED' then now() end,
                               difference, confidence, ambiguous, ?, 'RULE', status, difference_type, alternatives::json, certificate::json
                          from %s""".formatted(Staging.qualified(pairs)))
                .params(run.tenant().value(), run.contextId(), run.id(), live)
                .update();
        // What takes all that was open of a transaction takes it whole only where no other group holds a part of it.
        jdbc.sql("""
                        with held as materialized (
                            select transaction_id from match_items where live and allocated <> expected and tenant_id = ?),
                        items as (
                        select p.group_id, i.seq, i.version, i.id, coalesce(i.part, i.amount) as taken, i.amount, i.side, i.currency
                          from %s p
                         cross join lateral (values (0, 'LEFT', p.l_id, p.l_version, p.l_amount, p.l_part, p.l_currency),
                                                    (1, 'RIGHT', p.r_id, p.r_version, p.r_amount, p.r_part, p.r_currency))
                                            i (seq, side, id, version, amount, part, currency)
                        union all
                        select m.group_id, m.seq, m.version, m.id, coalesce(m.part, m.amount), m.amount, m.side, m.currency from %s m)
                        insert into match_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
                        select n.group_id, n.seq, n.version, ?, n.id, n.taken,
                               case when n.id in (select transaction_id from held)
                                    then (select t.amount from transactions t where t.id = n.id) else n.amount end,
                               ?, n.side, n.currency
                          from items n""".formatted(Staging.qualified(pairs), Staging.qualified(more)))
                .params(run.tenant().value(), run.tenant().value(), live)
                .update();
    }

    /** Shows what the staged groups of a status take whole, as a relation of {@code transaction_id, version, group_id}. */
    String wholesOf(String pairs, String more, String status) {
        return items(pairs, more, status, "w", "null");
    }

    /** Shows what the staged groups of a status take in part, the same with {@code part}. */
    String partsOf(String pairs, String more, String status) {
        return items(pairs, more, status, "p", "not null");
    }

    private String items(String pairs, String more, String status, String suffix, String part) {
        String view = Staging.qualified(pairs) + "_" + status.substring(0, 1).toLowerCase(Locale.ROOT) + suffix;
        jdbc.sql("""
                        create view %3$s as
                        select l_id as transaction_id, l_version as version, group_id, l_part as part
                          from %1$s where status = '%4$s' and l_part is %5$s
                        union all
                        select r_id, r_version, group_id, r_part from %1$s where status = '%4$s' and r_part is %5$s
                        union all
                        select id, version, group_id, part from %2$s where status = '%4$s' and part is %5$s""".formatted(Staging.qualified(pairs), Staging.qualified(more), view, status, part))
                .update();
        return view;
    }

    void drop(String view) {
        jdbc.sql("drop view " + Staging.qualified(view)).update();
    }
}
