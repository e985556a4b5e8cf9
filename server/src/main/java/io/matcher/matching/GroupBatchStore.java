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
                               difference, confidence, ambiguous, live, kind, status, difference_type, alternatives)
                        select group_id, ?, ?, ?, rule_id, now(), now(), case status when 'CONFIRMED' then now() end,
                               difference, confidence, ambiguous, ?, 'RULE', status, difference_type, alternatives::json
                          from %s""".formatted(Staging.qualified(pairs)))
                .params(run.tenant().value(), run.contextId(), run.id(), live)
                .update();
        jdbc.sql("""
                        insert into match_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
                        select p.group_id, i.seq, i.version, ?, i.id, i.amount, i.amount, ?, i.side, i.currency
                          from %s p
                         cross join lateral (values (0, 'LEFT', p.l_id, p.l_version, p.l_amount, p.l_currency),
                                                    (1, 'RIGHT', p.r_id, p.r_version, p.r_amount, p.r_currency))
                                            i (seq, side, id, version, amount, currency)
                        union all
                        select m.group_id, m.seq, m.version, ?, m.id, m.amount, m.amount, ?, m.side, m.currency from %s m""".formatted(Staging.qualified(pairs), Staging.qualified(more)))
                .params(run.tenant().value(), live, run.tenant().value(), live)
                .update();
    }

    /** Shows the transactions of the staged groups of a status as a relation of {@code transaction_id, version, group_id}. */
    String itemsOf(String pairs, String more, String status) {
        String view = Staging.qualified(pairs) + "_" + status.substring(0, 1).toLowerCase(Locale.ROOT);
        jdbc.sql("""
                        create view %3$s as
                        select l_id as transaction_id, l_version as version, group_id from %1$s where status = '%4$s'
                        union all
                        select r_id, r_version, group_id from %1$s where status = '%4$s'
                        union all
                        select id, version, group_id from %2$s where status = '%4$s'""".formatted(Staging.qualified(pairs), Staging.qualified(more), view, status))
                .update();
        return view;
    }

    void drop(String view) {
        jdbc.sql("drop view " + Staging.qualified(view)).update();
    }
}
