package io.matcher.contexts;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CloneContextTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");

    @Test
    void a_clone_has_the_settings_sources_maps_rules_and_fee_rules_of_the_original_and_is_active_at_once() {
        String original = original();
        Client.Reply reply = clone(original, Map.of("name", " Copy ")).expect(201);
        assertThat(counts(reply)).containsExactly(2, 2, 2, 1);
        JsonNode copy = reply.json().required("context");
        assertThat(copy.required("name").asString()).isEqualTo("Copy");
        assertThat(copy.required("status").asString()).isEqualTo("ACTIVE");
        assertThat(copy.required("type").asString()).isEqualTo("1:N");
        assertThat(copy.required("feeToleranceAbs").asString()).isEqualTo("0.5");
        assertThat(copy.required("feeNormalization").asString()).isEqualTo("NET");
        assertThat(copy.required("autoMatchOnUpload").booleanValue()).isTrue();
        String id = copy.required("id").asString();
        assertThat(client.get("/v1/contexts/" + id).expect(200).json()).isEqualTo(copy);
        for (String part : List.of("/rules", "/fee-rules", "/sources")) {
            assertThat(parts(id + part)).as(part).isEqualTo(parts(original + part));
        }
        JsonNode map = client.get("/v1/contexts/" + id + "/sources/" + Setup.source(client, id, "LEFT") + "/field-maps")
                .expect(200)
                .json();
        assertThat(map.required("mapping").required("external_id").asString()).isEqualTo("id");
        assertThat(map.required("version").intValue()).isEqualTo(1);
    }

    @Test
    void what_becomes_of_the_clone_leaves_the_original_alone() {
        String original = original();
        String copy = clone(original, Map.of("name", "Copy"))
                .expect(201)
                .json()
                .required("context")
                .required("id")
                .asString();
        String rule = client.get("/v1/contexts/" + copy + "/rules")
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
        client.delete("/v1/contexts/" + copy + "/rules/" + rule).expect(204);
        assertThat(parts(original + "/rules")).hasSize(2);
        assertThat(client.get("/v1/contexts/" + original).text("name")).isEqualTo("Original");
    }

    @Test
    void a_clone_that_lacks_what_the_gate_asks_for_is_a_draft() {
        String original = original();
        Client.Reply sources = clone(original, Map.of("name", "No rules", "includeRules", false))
                .expect(201);
        assertThat(counts(sources)).containsExactly(2, 0, 2, 0);
        assertThat(status(sources)).isEqualTo("DRAFT");
        Client.Reply rules = clone(original, Map.of("name", "No sources", "includeSources", false))
                .expect(201);
        assertThat(counts(rules)).containsExactly(0, 2, 0, 1);
        assertThat(status(rules)).isEqualTo("DRAFT");
        String draft = Setup.context(client, Setup.bare("Draft"));
        assertThat(status(clone(draft, Map.of("name", "Draft too")).expect(201)))
                .isEqualTo("DRAFT");
    }

    @Test
    void an_archived_context_can_be_cloned_and_begins_anew() {
        String original = original();
        client.patch("/v1/contexts/" + original, Map.of("status", "ACTIVE")).expect(200);
        client.patch("/v1/contexts/" + original, Map.of("status", "ARCHIVED")).expect(200);
        assertThat(status(clone(original, Map.of("name", "Anew")).expect(201))).isEqualTo("ACTIVE");
    }

    @Test
    void a_clone_needs_a_name_that_is_free() {
        String original = original();
        for (Object body : List.of(Map.of(), Map.of("name", " "), Map.of("name", ""))) {
            assertThat(clone(original, body).expect(400).text("code")).isEqualTo("MTCH-0109");
        }
        assertThat(clone(original, Map.of("name", "Original")).expect(409).text("code"))
                .isEqualTo("MTCH-0101");
        assertThat(clone(original, Map.of("name", "x".repeat(101))).expect(400).text("detail"))
                .contains("body.name");
        clone(original, Map.of("name", "x", "schedules", true)).expect(400);
        assertThat(clone(UUID.randomUUID().toString(), Map.of("name", "x"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0110");
        assertThat(client.get("/v1/contexts").json().required("items")).hasSize(1);
    }

    @Test
    void the_clone_of_a_bound_source_is_fed_by_the_same_connection_whatever_that_is_called() {
        client.post("/v1/discovery/aggregator-connections", connection("bank")).expect(201);
        String connection = client.get("/v1/discovery/aggregator-connections")
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
        String original = Setup.context(client, Setup.bare("Bound"));
        client.post(
                        "/v1/contexts/" + original + "/sources",
                        Map.of(
                                "name", "Bank",
                                "type", "BANK",
                                "side", "RIGHT",
                                "config", Map.of("aggregatorConnection", "bank")))
                .expect(201);
        client.put(
                        "/v1/discovery/aggregator-connections/" + connection,
                        Map.of("configName", "renamed", "baseUrl", "https://api.pluggy.ai", "accountRef", "item bank"))
                .expect(200);
        client.post("/v1/discovery/aggregator-connections", connection("bank")).expect(201);
        clone(original, Map.of("name", "Copy")).expect(201);
        assertThat(service.rows(new TenantId(tenant), "select distinct connection_id::text from sources"))
                .containsExactly(connection);
    }

    @Test
    void a_clone_is_in_the_audit_and_its_event_in_the_outbox() {
        String copy = clone(original(), Map.of("name", "Copy"))
                .expect(201)
                .json()
                .required("context")
                .required("id")
                .asString();
        eventually(() -> assertThat(service.rows(
                        new TenantId(tenant),
                        "select action || ' ' || (changes ->> 'fee_rules') from audit_logs where entity_id = '" + copy
                                + "'"))
                .containsExactly("CLONE 1"));
        assertThat(service.rows(
                        new TenantId(tenant),
                        "select payload ->> 'status' from outbox_events where type = 'reconciliation_context.created'"
                                + " and aggregate_id = '" + copy + "'"))
                .containsExactly("ACTIVE");
    }

    @Test
    void a_key_that_is_used_again_makes_no_second_clone() {
        String original = original();
        Client once = client.with("Idempotency-Key", "clone-once");
        JsonNode first = once.post("/v1/contexts/" + original + "/clone", Map.of("name", "Copy"))
                .expect(201)
                .json();
        Client.Reply again = once.post("/v1/contexts/" + original + "/clone", Map.of("name", "Copy"))
                .expect(201);
        assertThat(again.json()).isEqualTo(first);
        assertThat(again.header("X-Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void strangers_and_viewers_clone_nothing() {
        String original = original();
        service.admin()
                .post("/v1/contexts/" + original + "/clone", Map.of("name", "Theirs"))
                .expect(404);
        service.client(tenant, "viewer")
                .post("/v1/contexts/" + original + "/clone", Map.of("name", "No"))
                .expect(403);
    }

    private String original() {
        Map<String, Object> body = new HashMap<>(Setup.complete("Original"));
        body.put("type", "1:N");
        body.put("feeToleranceAbs", "0.50");
        body.put("feeNormalization", "NET");
        body.put("autoMatchOnUpload", true);
        body.put(
                "rules",
                List.of(
                        Map.of("priority", 3, "type", "EXACT", "config", Map.of("matchAmount", true)),
                        Map.of("priority", 9, "type", "DATE_LAG", "config", Map.of("maxDays", 2))));
        String id = Setup.context(client, body);
        String prices = client.post(
                        "/v1/fee-schedules",
                        Map.of(
                                "name",
                                "Prices " + UUID.randomUUID(),
                                "currency",
                                "BRL",
                                "applicationOrder",
                                "PARALLEL",
                                "items",
                                List.of(Map.of(
                                        "name", "flat",
                                        "structureType", "FLAT",
                                        "structure", Map.of("amount", "1")))))
                .expect(201)
                .text("id");
        client.post(
                        "/v1/contexts/" + id + "/fee-rules",
                        Map.of(
                                "side",
                                "LEFT",
                                "feeScheduleId",
                                prices,
                                "name",
                                "cards",
                                "priority",
                                4,
                                "predicates",
                                List.of(Map.of("field", "brand", "operator", "EQUALS", "value", "visa"))))
                .expect(201);
        return id;
    }

    private static Map<String, Object> connection(String name) {
        return Map.of(
                "vendor", "pluggy",
                "configName", name,
                "baseUrl", "https://api.pluggy.ai",
                "accountRef", "item " + name,
                "clientId", "client",
                "secret", "secret");
    }

    private Client.Reply clone(String id, Object body) {
        return client.post("/v1/contexts/" + id + "/clone", body);
    }

    private static List<Integer> counts(Client.Reply reply) {
        return List.of("sourcesCloned", "rulesCloned", "fieldMapsCloned", "feeRulesCloned").stream()
                .map(member -> reply.json().required(member).intValue())
                .toList();
    }

    private static String status(Client.Reply reply) {
        return reply.json().required("context").required("status").asString();
    }

    /** The parts of a context without what tells two copies apart. */
    private List<Map<String, JsonNode>> parts(String path) {
        JsonNode json = client.get("/v1/contexts/" + path).expect(200).json();
        return (json.isArray() ? json : json.required("items"))
                .valueStream()
                .map(CloneContextTest::told)
                .toList();
    }

    private static Map<String, JsonNode> told(JsonNode part) {
        Map<String, JsonNode> told = new HashMap<>();
        part.propertyStream()
                .filter(member ->
                        !List.of("id", "contextId", "createdAt", "updatedAt").contains(member.getKey()))
                .forEach(member -> told.put(member.getKey(), member.getValue()));
        return told;
    }
}
