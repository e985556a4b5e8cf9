package io.matcher.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.matcher.contexts.FeeNormalization;
import io.matcher.contexts.Setup;
import io.matcher.contexts.Side;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class FeesTest {

    private final Service service = Service.shared();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Client client = service.client(tenant.value(), "admin");
    private final Transactions transactions = service.part(Transactions.class);
    private final Fees fees = service.part(Fees.class);
    private final JdbcClient jdbc = service.part(JdbcClient.class);

    @Test
    void a_plan_holds_the_rules_their_schedules_and_what_the_context_tolerates() {
        String schedule = schedule();
        UUID context = context(Map.of("feeNormalization", "NET", "feeToleranceAbs", "0.05", "feeTolerancePct", "0.01"));
        rule(context, schedule, "second", 2);
        rule(context, schedule, "first", 1);
        FeePlan plan = plan(context).orThrow();
        assertThat(plan.normalization()).isEqualTo(FeeNormalization.NET);
        assertThat(plan.rules().stream().map(FeeRule::name)).containsExactly("first", "second");
        assertThat(plan.tolerance().absolute()).isEqualByComparingTo("0.05");
        assertThat(plan.tolerance().fraction()).isEqualByComparingTo("0.01");
        assertThat(plan.normalises()).isTrue();
        FeeSchedule found =
                plan.scheduleFor(Side.RIGHT, json("{\"brand\":\"visa\"}")).orElseThrow();
        assertThat(found.id()).hasToString(schedule);
        assertThat(found.expectedFee(new BigDecimal("100"))).isEqualByComparingTo("2.30");
        FeePlan again = fees.read(fees.written(plan));
        assertThat(fees.written(again)).isEqualTo(fees.written(plan));
        assertThat(again.rules()).isEqualTo(plan.rules());
        assertThat(again.scheduleFor(Side.LEFT, json("{}")).orElseThrow().expectedFee(new BigDecimal("5000")))
                .isEqualByComparingTo("79.80");
    }

    @Test
    void a_context_without_rules_has_an_empty_plan_unless_it_normalises() {
        assertThat(plan(context(Map.of())).orThrow().isEmpty()).isTrue();
        assertThat(code(plan(context(Map.of("feeNormalization", "GROSS"))))).isEqualTo("MTCH-0406");
        assertThat(code(plan(UUID.randomUUID()))).isEqualTo("MTCH-0005");
    }

    @Test
    void more_rules_than_a_run_takes_are_refused() {
        UUID context = context(Map.of());
        UUID schedule = UUID.fromString(schedule());
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                                insert into fee_rules (id, tenant_id, context_id, fee_schedule_id, side, name, priority, predicates)
                                select gen_random_uuid(), ?, ?, ?, 'ANY', 'rule ' || i, i, '[]' from generate_series(0, 200) i""").params(tenant.value(), context, schedule).update());
        assertThat(code(plan(context))).isEqualTo("MTCH-0407");
    }

    @Test
    void variances_are_kept_as_they_were_found_and_keep_their_schedule() {
        String schedule = schedule();
        UUID context = context(Map.of("feeToleranceAbs", "0.10"));
        rule(context, schedule, "all", 1);
        FeePlan plan = plan(context).orThrow();
        UUID run = UUID.randomUUID();
        FeeVerdict.Variance over = variance(plan, "2.50");
        FeeVerdict.Variance under = variance(plan, "-1");
        assertThat(keep(context, run, plan, over, under)).isEqualTo(2);
        client.delete("/v1/fee-rules/" + plan.rules().getFirst().id()).expect(204);
        assertThat(client.delete("/v1/fee-schedules/" + schedule).expect(409).text("code"))
                .isEqualTo("MTCH-0108");
        List<Map<String, Object>> rows =
                transactions.in(tenant, () -> jdbc.sql("""
                                select fee_schedule_name, expected_fee::text, actual_fee::text, delta::text, tolerance_abs::text,
                                       tolerance::text, variance_type
                                  from match_fee_variances where run_id = ? order by delta""").param(run).query().listOfRows());
        assertThat(rows)
                .extracting(row -> row.get("fee_schedule_name"), row -> row.get("variance_type"), row -> new BigDecimal(
                                String.valueOf(row.get("delta")))
                        .stripTrailingZeros())
                .containsExactly(
                        tuple("Card", "UNDERCHARGE", new BigDecimal("-3.3")),
                        tuple("Card", "OVERCHARGE", new BigDecimal("0.2")));
    }

    @Test
    void the_database_takes_no_variance_that_is_none() {
        assertThatThrownBy(() -> transactions.run(
                        tenant, () -> jdbc.sql("""
                                        insert into match_fee_variances (id, tenant_id, context_id, run_id, group_id, transaction_id,
                                               source_id, fee_schedule_id, fee_schedule_name, currency, expected_fee, actual_fee, delta,
                                               tolerance_abs, tolerance_pct, tolerance, variance_type)
                                        select i, ?, i, i, i, i, i, i, 'x', 'BRL', 2, 3, 1, 1, 0, 1, 'OVERCHARGE'
                                          from gen_random_uuid() i""").param(tenant.value()).update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private FeeVerdict.Variance variance(FeePlan plan, String fee) {
        return (FeeVerdict.Variance)
                plan.verify(Side.LEFT, new BigDecimal("100"), "BRL", json("{\"fee\":\"" + fee + "\"}"));
    }

    private int keep(UUID context, UUID run, FeePlan plan, FeeVerdict.Variance... found) {
        Staging staging = service.part(Staging.class);
        BinaryCopy copy = service.part(BinaryCopy.class);
        return transactions.in(tenant, () -> {
            String table =
                    staging.create("fees_" + UUID.randomUUID().toString().replace("-", ""), FeeVariance.DEFINITION);
            copy.into(table, FeeVariance.COLUMNS, writer -> {
                for (FeeVerdict.Variance one : found) {
                    new FeeVariance(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), one).write(writer);
                }
            });
            int kept = fees.keep(tenant, context, run, plan.tolerance(), table);
            staging.drop(table);
            return kept;
        });
    }

    private Outcome<FeePlan> plan(UUID context) {
        return transactions.in(tenant, () -> fees.plan(tenant, context));
    }

    private static String code(Outcome<FeePlan> outcome) {
        return switch (outcome) {
            case Outcome.Done<FeePlan> done -> throw new AssertionError("The plan was made");
            case Outcome.Refused<FeePlan> refused -> refused.refusal().code().wire();
        };
    }

    private static JsonNode json(String text) {
        return StrictJson.mapper().readTree(text);
    }

    private String schedule() {
        return client.post("/v1/fee-schedules", FeeSchedulesTest.card("Card"))
                .expect(201)
                .text("id");
    }

    private UUID context(Map<String, Object> members) {
        Map<String, Object> body = new HashMap<>(Setup.bare("Context " + UUID.randomUUID()));
        body.putAll(members);
        return UUID.fromString(Setup.context(client, body));
    }

    private void rule(UUID context, String schedule, String name, int priority) {
        client.post(
                        "/v1/contexts/" + context + "/fee-rules",
                        Map.of("side", "ANY", "feeScheduleId", schedule, "name", name, "priority", priority))
                .expect(201);
    }
}
