package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SimulationTest {

    private final Service service = Service.shared();
    private final Books books = Books.exact(service)
            .left(row("A", "10"), row("B", "20"), row("C", "30"))
            .right(row("A", "10"), row("B", "20.40"), row("D", "1"));

    private Client.Reply simulate(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("contextId", books.context));
        body.putAll(more);
        return books.client.post("/v1/matching/simulate", body);
    }

    private static Map<String, Object> rule(String type, Map<String, Object> config) {
        return Map.of("rule", Map.of("type", type, "config", config));
    }

    private String storedRule() {
        return books.client
                .get("/v1/contexts/" + books.context + "/rules")
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }

    @Test
    void a_rule_that_is_written_down_is_tried_and_changes_nothing() {
        JsonNode found = simulate(rule("TOLERANCE", Map.of("absTolerance", "0.50", "percentTolerance", "0")))
                .expect(200)
                .json();
        assertThat(found.required("matchedGroups").intValue()).isEqualTo(2);
        assertThat(found.required("ruleType").asString()).isEqualTo("TOLERANCE");
        assertThat(found.has("ruleId")).isFalse();
        assertThat(found.required("unmatchedLeft").intValue()).isEqualTo(1);
        assertThat(found.required("unmatchedRight").intValue()).isEqualTo(1);
        assertThat(found.required("sampleTruncated").booleanValue()).isFalse();
        JsonNode second = found.required("sample").get(1);
        assertThat(second.required("left").required("externalId").asString()).isEqualTo("B");
        assertThat(second.required("amountDelta").asString()).isEqualTo("-0.4");
        assertThat(second.required("why").required("amountMatch").booleanValue())
                .isTrue();
        assertThat(books.states()).doesNotContainValue("MATCHED");
        assertThat(books.query("select id::text from match_runs where tenant_id = ?"))
                .isEmpty();
    }

    @Test
    void a_stored_rule_is_tried_by_its_id_with_a_sample_of_bounded_size() {
        JsonNode found = simulate(Map.of("ruleId", storedRule(), "sampleLimit", 1))
                .expect(200)
                .json();
        assertThat(found.required("matchedGroups").intValue()).isEqualTo(1);
        assertThat(found.required("ruleId").asString()).isEqualTo(storedRule());
        books.right(row("C", "30"));
        assertThat(simulate(Map.of("ruleId", storedRule(), "sampleLimit", 1))
                        .expect(200)
                        .json()
                        .required("sampleTruncated")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void texts_that_are_alike_are_found_by_a_rule_that_reads_descriptions() {
        Books alike = Books.exact(service);
        alike.putLeft(List.of(described("L", "Acme Holding payment 4711")));
        alike.putRight(List.of(described("R", "ACME HOLDNG PAYMENT 4711")));
        JsonNode found = alike.client
                .post(
                        "/v1/matching/simulate",
                        Map.of(
                                "contextId",
                                alike.context,
                                "rule",
                                Map.of("type", "FUZZY", "config", Map.of("textField", "DESCRIPTION"))))
                .expect(200)
                .json();
        assertThat(found.required("matchedGroups").intValue()).isEqualTo(1);
        assertThat(found.required("sample")
                        .get(0)
                        .required("why")
                        .required("referenceScore")
                        .doubleValue())
                .isBetween(0.8, 0.9999);
    }

    private static IncomingTransaction described(String externalId, String description) {
        return new IncomingTransaction(
                externalId, new BigDecimal("10"), "BRL", Books.DAY, null, null, description, null, "{}", false);
    }

    @Test
    void exactly_one_rule_is_named_and_its_settings_are_checked() {
        simulate(Map.of()).expect(400);
        Map<String, Object> both = new HashMap<>(rule("EXACT", Map.of()));
        both.put("ruleId", storedRule());
        simulate(both).expect(400);
        assertThat(simulate(rule("TOLERANCE", Map.of("absTolerance", "-1")))
                        .expect(400)
                        .text("detail"))
                .contains("body.rule.config.absTolerance");
        assertThat(simulate(rule("MAGIC", Map.of())).expect(400).text("detail")).contains("body.rule.type");
        assertThat(simulate(Map.of("ruleId", UUID.randomUUID().toString()))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0113");
        simulate(Map.of("ruleId", storedRule(), "sampleLimit", 201)).expect(400);
        service.admin()
                .post("/v1/matching/simulate", Map.of("contextId", books.context, "ruleId", storedRule()))
                .expect(404);
    }
}
