package io.matcher.fees;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.matcher.contexts.Setup;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import io.matcher.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeeRulesTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");
    private final String schedule = client.post("/v1/fee-schedules", FeeSchedulesTest.card("Card"))
            .expect(201)
            .text("id");
    private final String context = Setup.context(client, Setup.bare("Sales"));
    private final String rules = "/v1/contexts/" + context + "/fee-rules";

    @Test
    void a_rule_is_made_read_listed_changed_and_deleted() {
        Map<String, Object> body = rule("cards", 7);
        body.put(
                "predicates",
                List.of(
                        Map.of("field", "institution", "operator", "EQUALS", "value", "itau"),
                        Map.of("field", "brand", "operator", "IN", "values", List.of("visa", "elo")),
                        Map.of("field", "nsu", "operator", "EXISTS")));
        JsonNode made = client.post(rules, body).expect(201).json();
        String path = "/v1/fee-rules/" + made.required("id").asString();
        assertThat(made.required("predicates").toString())
                .isEqualTo("[{\"field\":\"institution\",\"operator\":\"EQUALS\",\"value\":\"itau\"},"
                        + "{\"field\":\"brand\",\"operator\":\"IN\",\"values\":[\"visa\",\"elo\"]},"
                        + "{\"field\":\"nsu\",\"operator\":\"EXISTS\"}]");
        assertThat(client.get(path).expect(200).json()).isEqualTo(made);
        client.post(rules, rule("all", 2)).expect(201);
        assertThat(client.get(rules).expect(200).json().valueStream().map(rule -> rule.required("name")
                        .asString()))
                .containsExactly("all", "cards");

        JsonNode changed = client.patch(path, Map.of("side", "LEFT", "priority", 1))
                .expect(200)
                .json();
        assertThat(changed.required("side").asString()).isEqualTo("LEFT");
        assertThat(changed.required("predicates")).isEqualTo(made.required("predicates"));
        assertThat(client.patch(path, Map.of("predicates", List.of()))
                        .expect(200)
                        .json()
                        .required("predicates"))
                .isEmpty();

        client.delete(path).expect(204);
        assertThat(client.get(path).expect(404).text("code")).isEqualTo("MTCH-0114");
        assertThat(client.patch(path, Map.of("priority", 1)).expect(404).text("code"))
                .isEqualTo("MTCH-0114");
        assertThat(client.delete(path).expect(404).text("code")).isEqualTo("MTCH-0114");
    }

    @Test
    void left_out_the_priority_is_0_and_the_rule_is_for_all() {
        JsonNode made = client.post(rules, Map.of("side", "ANY", "feeScheduleId", schedule, "name", "all"))
                .expect(201)
                .json();
        assertThat(made.required("priority").asInt()).isZero();
        assertThat(made.required("predicates")).isEmpty();
    }

    @Test
    void names_and_priorities_are_taken_once_in_a_context() {
        client.post(rules, rule("one", 1)).expect(201);
        String two = client.post(rules, rule("two", 2)).expect(201).text("id");
        assertThat(client.post(rules, rule("one", 3)).expect(409).text("code")).isEqualTo("MTCH-0101");
        assertThat(client.post(rules, rule("three", 1)).expect(409).text("code"))
                .isEqualTo("MTCH-0107");
        assertThat(client.patch("/v1/fee-rules/" + two, Map.of("name", "one"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0101");
        assertThat(client.patch("/v1/fee-rules/" + two, Map.of("priority", 1))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0107");
        client.patch("/v1/fee-rules/" + two, Map.of("name", "two", "priority", 2))
                .expect(200);
        String elsewhere = Setup.context(client, Setup.bare("Elsewhere"));
        client.post("/v1/contexts/" + elsewhere + "/fee-rules", rule("one", 1)).expect(201);
    }

    @Test
    void predicates_take_what_their_operator_takes() {
        Map<String, Object> body = rule("wrong", 1);
        body.put(
                "predicates",
                List.of(
                        Map.of("field", "a", "operator", "EQUALS"),
                        Map.of("field", "a", "operator", "EQUALS", "value", " "),
                        Map.of("field", "a", "operator", "IN", "value", "x"),
                        Map.of("field", "a", "operator", "IN", "values", List.of()),
                        Map.of("field", " ", "operator", "EXISTS", "value", "x")));
        assertThat(client.post(rules, body)
                        .expect(400)
                        .json()
                        .required("errors")
                        .valueStream()
                        .map(error -> error.required("location").asString()))
                .containsExactly(
                        "body.predicates[0].value",
                        "body.predicates[1].value",
                        "body.predicates[2].value",
                        "body.predicates[2].values",
                        "body.predicates[3].values",
                        "body.predicates[4].field",
                        "body.predicates[4].value");
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of("side", "TOP", "priority", -1, "name", "")
                .entrySet()) {
            Map<String, Object> other = rule("wrong", 1);
            other.put(wrong.getKey(), wrong.getValue());
            assertThat(client.post(rules, other).expect(400).text("detail")).contains("body." + wrong.getKey());
        }
    }

    @Test
    void a_rule_names_a_schedule_that_there_is() {
        Map<String, Object> body = rule("lost", 1);
        body.put("feeScheduleId", "00000000-0000-7000-8000-000000000000");
        assertThat(client.post(rules, body).expect(404).text("code")).isEqualTo("MTCH-0115");
        String stranger = service.admin()
                .post("/v1/fee-schedules", FeeSchedulesTest.card("Card"))
                .expect(201)
                .text("id");
        body.put("feeScheduleId", stranger);
        assertThat(client.post(rules, body).expect(404).text("code")).isEqualTo("MTCH-0115");
        String rule = client.post(rules, rule("kept", 1)).expect(201).text("id");
        assertThat(client.patch("/v1/fee-rules/" + rule, Map.of("feeScheduleId", stranger))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0115");
    }

    @Test
    void whoever_names_a_schedule_must_be_allowed_to_see_it() {
        String rule = client.post(rules, rule("kept", 1)).expect(201).text("id");
        Client blind = Client.of(
                service.url(),
                Tokens.sign(
                        new JWTClaimsSet.Builder()
                                .claim("tenant_id", tenant.toString())
                                .subject("blind")
                                .claim("permissions", List.of("fee-rule:create", "fee-rule:update", "fee-rule:read"))
                                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                                .build(),
                        Service.JWT_SECRET));
        blind.get(rules).expect(200);
        assertThat(blind.post(rules, rule("other", 2)).expect(403).text("code")).isEqualTo("MTCH-0004");
        assertThat(blind.patch("/v1/fee-rules/" + rule, Map.of("priority", 2))
                        .expect(403)
                        .text("code"))
                .isEqualTo("MTCH-0004");
    }

    @Test
    void a_context_has_at_most_200_rules() {
        for (int i = 0; i < FeeRule.MOST; i++) {
            client.post(rules, rule("rule " + i, i)).expect(201);
        }
        assertThat(client.post(rules, rule("one more", 999)).expect(400).text("code"))
                .isEqualTo("MTCH-0001");
        assertThat(client.get(rules).expect(200).json()).hasSize(FeeRule.MOST);
    }

    @Test
    void the_context_must_be_there_and_not_archived_and_stays_while_it_has_rules() {
        assertThat(client.get("/v1/contexts/00000000-0000-7000-8000-000000000000/fee-rules")
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0110");
        client.post(rules, rule("one", 1)).expect(201);
        Client.Reply refused = client.delete("/v1/contexts/" + context).expect(409);
        assertThat(refused.text("code")).isEqualTo("MTCH-0106");
        assertThat(refused.text("detail")).contains("fee rules");

        String archived = Setup.activated(client, Setup.complete("Archive"));
        String rule = client.post("/v1/contexts/" + archived + "/fee-rules", rule("one", 1))
                .expect(201)
                .text("id");
        client.patch("/v1/contexts/" + archived, Map.of("status", "ARCHIVED")).expect(200);
        assertThat(client.post("/v1/contexts/" + archived + "/fee-rules", rule("two", 2))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0104");
        assertThat(client.patch("/v1/fee-rules/" + rule, Map.of("priority", 3))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0104");
        assertThat(client.delete("/v1/fee-rules/" + rule).expect(409).text("code"))
                .isEqualTo("MTCH-0104");
        assertThat(client.get("/v1/contexts/" + archived + "/fee-rules")
                        .expect(200)
                        .json())
                .hasSize(1);
    }

    private Map<String, Object> rule(String name, int priority) {
        return new HashMap<>(Map.of("side", "RIGHT", "feeScheduleId", schedule, "name", name, "priority", priority));
    }
}
