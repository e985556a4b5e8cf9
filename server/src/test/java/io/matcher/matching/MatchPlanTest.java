package io.matcher.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of matching are served by their indexes, under row-level security and at scale. */
class MatchPlanTest {

    private static final int GROUPS = 200_000;
    private static final Service SERVICE = Service.shared();
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID CONTEXT = UUID.randomUUID();
    private static final UUID RUN = UUID.randomUUID();

    @BeforeAll
    static void fill() {
        in("""
                insert into match_groups (id, tenant_id, context_id, run_id, rule_id, created_at, updated_at, difference, confidence,
                                          ambiguous, live, kind, status, confirmed_at)
                select gen_random_uuid(), ?, ?, case when i %% 2 = 0 then '%1$s'::uuid else gen_random_uuid() end, gen_random_uuid(), now(),
                       now(), 0, 60 + i %% 40, false, true, 'RULE', case when i %% 10 = 0 then 'PROPOSED' else 'CONFIRMED' end, now()
                  from generate_series(1, %2$d) i""".formatted(RUN, GROUPS));
    }

    private static void in(String sql) {
        SERVICE.part(Transactions.class).run(TENANT, () -> SERVICE.part(JdbcClient.class)
                .sql(sql)
                .params(TENANT.value(), CONTEXT)
                .update());
    }

    @Test
    void proposals_of_a_run_are_found_by_its_index() {
        assertThat(plan("""
                        select id from match_groups
                         where tenant_id = ? and run_id = ? and status = 'PROPOSED' and live and id > '00000000-0000-0000-0000-000000000000'
                           and confidence between 70 and 100 order by id limit 1001""", List.of(TENANT.value(), RUN)))
                .contains("match_groups_of_run")
                .doesNotContain("Seq Scan");
    }

    @Test
    void adjustments_are_found_by_the_group_in_which_they_count_and_by_the_transaction_that_they_wait_for() {
        UUID[] ids = {UUID.randomUUID()};
        assertThat(plan(
                        "select * from match_adjustments where tenant_id = ? and counted_in = any (?)",
                        List.of(TENANT.value(), ids)))
                .contains("match_adjustments_counted");
        assertThat(plan(
                        "select * from match_adjustments where tenant_id = ? and transaction_id = any (?) and counted_in is null",
                        List.of(TENANT.value(), ids)))
                .contains("match_adjustments_waiting");
    }

    private static String plan(String sql, List<?> params) {
        return SERVICE.part(Transactions.class).in(TENANT, () -> {
            JdbcClient jdbc = SERVICE.part(JdbcClient.class);
            jdbc.sql("set local random_page_cost = 1.1").update();
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain " + sql)
                            .params(params)
                            .query(String.class)
                            .list());
        });
    }
}
