package io.matcher.matching;

import static io.matcher.matching.Books.DAY;
import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Runs of contexts that have fee rules: 2 % and 0.30 of each transaction of one side. */
class RunFeesTest {

    private final Service service = Service.shared();
    private final Books books = Books.exact(service);
    private final String schedule = schedule();

    private String schedule() {
        return books.client
                .post(
                        "/v1/fee-schedules",
                        Map.of(
                                "name",
                                "Acquirer",
                                "currency",
                                "BRL",
                                "applicationOrder",
                                "PARALLEL",
                                "roundingScale",
                                2,
                                "roundingMode",
                                "HALF_UP",
                                "items",
                                List.of(
                                        Map.of(
                                                "name",
                                                "share",
                                                "priority",
                                                1,
                                                "structureType",
                                                "PERCENTAGE",
                                                "structure",
                                                Map.of("rate", "0.02")),
                                        Map.of(
                                                "name",
                                                "each",
                                                "priority",
                                                2,
                                                "structureType",
                                                "FLAT",
                                                "structure",
                                                Map.of("amount", "0.30")))))
                .expect(201)
                .text("id");
    }

    private void governs(String side) {
        books.client
                .post(
                        "/v1/contexts/" + books.context + "/fee-rules",
                        Map.of("side", side, "feeScheduleId", schedule, "name", "All", "priority", 1))
                .expect(201);
    }

    private void normalises(String to) {
        books.client
                .patch("/v1/contexts/" + books.context, Map.of("feeNormalization", to))
                .expect(200);
    }

    private static IncomingTransaction charged(String externalId, String amount, String fee) {
        return new IncomingTransaction(
                externalId, new BigDecimal(amount), "BRL", DAY, null, null, null, null, "{\"fee\":" + fee + "}", false);
    }

    private JsonNode verify(JsonNode run) {
        return books.client
                .post(
                        "/v1/matching/runs/" + run.required("id").asString() + "/verify?contextId=" + books.context,
                        Map.of())
                .expect(200)
                .json();
    }

    private Map<String, String> amounts(JsonNode group) {
        Map<String, String> amounts = new HashMap<>();
        group.required("items")
                .forEach(item -> amounts.put(
                        item.required("transactionId").asString(),
                        item.required("allocatedAmount").asString()));
        return amounts;
    }

    @Test
    void a_gross_amount_of_the_ledger_meets_the_net_amount_of_the_bank() {
        governs("LEFT");
        normalises("NET");
        books.left(charged("A", "100.00", "2.30")).right(row("A", "97.70"), row("B", "97.70"));

        JsonNode run = books.commit();

        JsonNode group = books.groups(run).getFirst();
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("difference").asString()).isEqualTo("2.3");
        assertThat(group.required("differenceType").asString()).isEqualTo("FEE");
        assertThat(amounts(group))
                .containsEntry(books.id("LEFT", "A"), "100")
                .containsEntry(books.id("RIGHT", "A"), "97.7");
        assertThat(group.has("explanation")).isTrue();
        assertThat(stat(run, "fee_variances")).isZero();
        assertThat(verify(run).required("equal").booleanValue()).isTrue();

        String rule = books.client
                .get("/v1/contexts/" + books.context + "/fee-rules")
                .expect(200)
                .json()
                .get(0)
                .required("id")
                .asString();
        books.client.delete("/v1/fee-rules/" + rule).expect(204);
        assertThat(verify(run).required("equal").booleanValue())
                .as("a replay knows the fees of its run")
                .isTrue();
    }

    @Test
    void a_net_amount_of_the_bank_meets_the_gross_amount_of_the_ledger() {
        governs("RIGHT");
        normalises("GROSS");
        books.left(row("A", "100.00")).right(charged("A", "97.70", "2.30"));

        JsonNode group = books.groups(books.commit()).getFirst();

        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("difference").asString()).isEqualTo("2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.50", "\"2.50\"", "{\"amount\":\"2.50\",\"currency\":\"BRL\"}"})
    void a_fee_that_is_other_than_due_is_a_variance_and_an_exception(String fee) {
        governs("LEFT");
        books.left(charged("A", "100.00", fee)).right(row("A", "100.00"));

        JsonNode run = books.commit();

        assertThat(stat(run, "matches")).isEqualTo(1);
        assertThat(stat(run, "fee_variances")).isEqualTo(1);
        assertThat(
                        books.query(
                                "select variance_type || ' ' || trim_scale(delta) from match_fee_variances where tenant_id = ?"))
                .containsExactly("OVERCHARGE 0.2");
        JsonNode exception = books.exceptions("&status=OPEN").getFirst();
        assertThat(exception.required("reason").asString()).isEqualTo("FEE_VARIANCE");
        assertThat(exception.required("transactionId").asString()).isEqualTo(books.id("LEFT", "A"));
        assertThat(books.states()).containsEntry("A", "MATCHED");
        assertThat(books.client
                        .delete("/v1/fee-schedules/" + schedule)
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0108");

        books.unmatch(books.groups(run).getFirst(), "Wrong fee").expect(204);

        assertThat(books.exceptions("&status=OPEN").stream()
                        .map(each -> each.required("reason").asString()))
                .containsOnly("UNMATCHED");
    }

    @Test
    void a_fee_that_is_missing_or_in_another_currency_is_said_and_no_failed_run() {
        governs("LEFT");
        books.left(
                        row("A", "100.00"),
                        charged("B", "100.00", "{\"amount\":\"2.30\",\"currency\":\"USD\"}"),
                        charged("C", "100.00", "\"a lot\""))
                .right(row("A", "100.00"), row("B", "100.00"), row("C", "100.00"));

        JsonNode run = books.commit();

        assertThat(stat(run, "matches")).isEqualTo(3);
        assertThat(stat(run, "fee_variances")).isZero();
        assertThat(stat(run, "fee_currency_mismatch")).isEqualTo(1);
        assertThat(stat(run, "fee_data_missing")).isEqualTo(2);
        assertThat(books.exceptions("&status=OPEN").stream()
                        .map(each -> each.required("reason").asString()))
                .containsExactlyInAnyOrder("FEE_DATA_MISSING", "FEE_DATA_MISSING", "FEE_CURRENCY_MISMATCH");
    }

    @Test
    void a_context_that_normalises_without_rules_is_refused() {
        normalises("NET");
        assertThat(books.client
                        .post(books.runs() + "/run", Map.of("mode", "COMMIT"))
                        .expect(422)
                        .text("code"))
                .isEqualTo("MTCH-0406");
    }
}
