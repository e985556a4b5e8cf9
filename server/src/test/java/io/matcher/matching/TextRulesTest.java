package io.matcher.matching;

import static io.matcher.matching.Books.DAY;
import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules that compare texts and repair references, from the rule to the groups, over HTTP. */
class TextRulesTest {

    private final Service service = Service.shared();
    private final Books books = Books.exact(service);

    @Test
    void a_fuzzy_rule_matches_descriptions_that_are_alike_and_says_how_much() {
        create(rule(2, "FUZZY", Map.of("textField", "DESCRIPTION", "minSimilarity", "0.85")));
        books.left(text("L1", "10", "Maria da Silva"), text("L2", "20", "Padaria Central"))
                .right(text("R1", "10.00", "PIX MÁRIA SILVA"), text("R2", "20", "Oficina do João"));
        JsonNode run = books.commit();
        JsonNode group = only(books.groups(run));
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        JsonNode explanation = group.required("explanation");
        assertThat(explanation.required("ruleType").asString()).isEqualTo("FUZZY");
        JsonNode likeness = field(explanation, "likeness");
        assertThat(likeness.required("left").asString()).isEqualTo("maria silva");
        assertThat(likeness.required("right").asString()).isEqualTo("maria silva");
        assertThat(likeness.required("agrees").booleanValue()).isTrue();
        assertThat(books.states())
                .isEqualTo(Map.of("L1", "MATCHED", "R1", "MATCHED", "L2", "UNMATCHED", "R2", "UNMATCHED"));
        assertThat(books.client
                        .post(
                                "/v1/matching/runs/" + run.required("id").asString() + "/verify?contextId="
                                        + books.context,
                                Map.of())
                        .expect(200)
                        .json()
                        .required("equal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void a_repaired_reference_is_shown_beside_what_it_was() {
        create(rule(2, "EXACT", Map.of("referenceRepair", Map.of("prefixes", List.of("NF"), "truncateTo", 16))));
        books.left(row("L1", "10", "NF-00123456"), row("L2", "20", "ABCDEFGHIJKLMNOPQRS"), row("L3", "30", "14"))
                .right(row("R1", "10", "123456"), row("R2", "20", "ABCDEFGHIJKLMNOP"), row("R3", "30", "1814"));
        List<JsonNode> groups = books.groups(books.commit());
        assertThat(groups).hasSize(2);
        List<String> repairs = new ArrayList<>();
        for (JsonNode group : groups) {
            JsonNode explanation = group.required("explanation");
            assertThat(explanation.required("score").intValue()).isEqualTo(95);
            JsonNode reference = field(explanation, "reference");
            assertThat(reference.required("agrees").booleanValue()).isTrue();
            assertThat(reference.required("left")).isNotEqualTo(reference.required("right"));
            repairs.add(reference.required("difference").asString());
        }
        assertThat(repairs).containsExactlyInAnyOrder("one is cut off", "a known prefix or suffix");
        assertThat(books.states()).containsEntry("L3", "UNMATCHED").containsEntry("R3", "UNMATCHED");
    }

    @Test
    void a_fuzzy_rule_can_be_tried_before_it_is_kept() {
        books.left(text("L1", "10", "Maria da Silva")).right(text("R1", "10", "maria silva"));
        JsonNode found = books.client
                .post(
                        "/v1/matching/simulate",
                        Map.of(
                                "contextId",
                                books.context,
                                "rule",
                                Map.of("type", "FUZZY", "config", Map.of("textField", "DESCRIPTION"))))
                .expect(200)
                .json();
        assertThat(found.required("ruleType").asString()).isEqualTo("FUZZY");
        assertThat(found.required("matchedGroups").intValue()).isEqualTo(1);
    }

    private void create(Map<String, Object> rule) {
        books.client.post("/v1/contexts/" + books.context + "/rules", rule).expect(201);
    }

    private static IncomingTransaction text(String externalId, String amount, String description) {
        return new IncomingTransaction(
                externalId, new BigDecimal(amount), "BRL", DAY, null, null, description, null, "{}", false);
    }

    private static JsonNode only(List<JsonNode> groups) {
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    private static JsonNode field(JsonNode explanation, String name) {
        return explanation
                .required("fields")
                .valueStream()
                .filter(check -> check.required("field").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(explanation));
    }
}
