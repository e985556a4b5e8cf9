package io.matcher.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a rule or a field map was is kept: with when it was so, who made it so, and how that came to its end. */
class VersionsTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "ana", "admin");
    private final Client other = service.client(tenant, "bruno", "admin");
    private final String context = Setup.context(client, Setup.bare("Versions"));
    private final String rules = "/v1/contexts/" + context + "/rules";

    @Test
    void each_change_of_a_rule_leaves_the_version_before_it() {
        String path = rules + "/" + rule(5, "2");
        assertThat(versions(path)).hasSize(1);
        other.patch(path, Map.of("config", Map.of("absTolerance", "3"))).expect(200);
        client.patch(path, Map.of("priority", 6)).expect(200);
        List<JsonNode> all = versions(path);
        assertThat(all.stream().map(version -> version.required("version").intValue()))
                .containsExactly(3, 2, 1);
        assertThat(all.stream().map(VersionsTest::tolerance)).containsExactly("3", "3", "2");
        assertThat(all.stream().map(version -> version.required("priority").intValue()))
                .containsExactly(6, 5, 5);
        assertThat(all.stream().map(version -> version.required("recordedBy").asString()))
                .containsExactly("ana", "bruno", "ana");
        assertThat(all.getFirst().has("ended")).isFalse();
        JsonNode first = all.getLast();
        assertThat(first.required("ended").asString()).isEqualTo("REPLACED");
        assertThat(first.required("endedBy").asString()).isEqualTo("bruno");
        assertThat(first.required("endedAt").asString())
                .isGreaterThanOrEqualTo(first.required("recordedAt").asString());
    }

    @Test
    void a_change_of_order_is_a_version_of_the_rules_that_moved() {
        String a = rule(1, "1");
        String b = rule(2, "2");
        String c = rule(3, "3");
        client.post(rules + "/reorder", Map.of("ruleIds", List.of(b))).expect(204);
        assertThat(versions(rules + "/" + a)).hasSize(2);
        assertThat(versions(rules + "/" + b).getLast().required("priority").intValue())
                .isEqualTo(2);
        assertThat(versions(rules + "/" + c)).hasSize(1);
    }

    @Test
    void a_deleted_rule_can_still_be_read_in_its_versions() {
        String id = rule(5, "2");
        other.delete(rules + "/" + id).expect(204);
        client.get(rules + "/" + id).expect(404);
        List<JsonNode> all = versions(rules + "/" + id);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().required("ended").asString()).isEqualTo("DELETED");
        assertThat(all.getFirst().required("endedBy").asString()).isEqualTo("bruno");
        String elsewhere = Setup.context(client, Setup.bare("Elsewhere"));
        assertThat(client.get("/v1/contexts/" + elsewhere + "/rules/" + id + "/versions")
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0113");
    }

    @Test
    void a_change_that_was_refused_leaves_no_version() {
        String a = rule(1, "1");
        rule(2, "2");
        client.patch(rules + "/" + a, Map.of("priority", 2)).expect(409);
        client.patch(rules + "/" + a, Map.of("config", Map.of("absTolerance", "x")))
                .expect(400);
        assertThat(versions(rules + "/" + a)).hasSize(1);
    }

    @Test
    void each_change_of_a_field_map_leaves_the_version_before_it_and_so_does_its_end() {
        String source = client.post(
                        "/v1/contexts/" + context + "/sources", Map.of("name", "S", "type", "BANK", "side", "LEFT"))
                .expect(201)
                .text("id");
        String map = client.post(
                        "/v1/contexts/" + context + "/sources/" + source + "/field-maps",
                        Map.of("mapping", Setup.MAPPING))
                .expect(201)
                .text("id");
        Map<String, Object> changed = new HashMap<>(Setup.MAPPING);
        changed.put("amount", "value");
        other.patch("/v1/field-maps/" + map, Map.of("mapping", changed)).expect(200);
        client.delete("/v1/field-maps/" + map).expect(204);
        List<JsonNode> all = versions("/v1/field-maps/" + map);
        assertThat(all.stream()
                        .map(version ->
                                version.required("mapping").required("amount").asString()))
                .containsExactly("value", "amount");
        assertThat(all.stream().map(version -> version.required("ended").asString()))
                .containsExactly("DELETED", "REPLACED");
        assertThat(all.stream().map(version -> version.required("sourceId").asString()))
                .containsOnly(source);
        assertThat(client.get("/v1/field-maps/" + UUID.randomUUID() + "/versions")
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0112");
    }

    @Test
    void versions_are_read_page_by_page_both_ways() {
        String path = rules + "/" + rule(5, "0");
        for (int i = 1; i < 5; i++) {
            client.patch(path, Map.of("config", Map.of("absTolerance", "" + i))).expect(200);
        }
        Client.Reply first = client.get(path + "/versions?limit=2").expect(200);
        Client.Reply second = client.get(path + "/versions?limit=2&cursor=" + first.text("nextCursor"))
                .expect(200);
        Client.Reply third = client.get(path + "/versions?limit=2&cursor=" + second.text("nextCursor"))
                .expect(200);
        assertThat(numbers(first)).containsExactly(5, 4);
        assertThat(numbers(second)).containsExactly(3, 2);
        assertThat(numbers(third)).containsExactly(1);
        assertThat(numbers(client.get(path + "/versions?limit=2&cursor=" + second.text("prevCursor"))
                        .expect(200)))
                .containsExactly(5, 4);
        client.get(path + "/versions?limit=201").expect(400);
    }

    @Test
    void another_tenant_finds_no_version() {
        String id = rule(5, "2");
        service.admin().get(rules + "/" + id + "/versions").expect(404);
        client.delete(rules + "/" + id).expect(204);
        service.admin().get(rules + "/" + id + "/versions").expect(404);
        service.client(tenant, "viewer").get(rules + "/" + id + "/versions").expect(200);
    }

    private String rule(int priority, String tolerance) {
        return client.post(
                        rules,
                        Map.of("priority", priority, "type", "TOLERANCE", "config", Map.of("absTolerance", tolerance)))
                .expect(201)
                .text("id");
    }

    private List<JsonNode> versions(String path) {
        return client.get(path + "/versions")
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .toList();
    }

    private static List<Integer> numbers(Client.Reply page) {
        return page.json()
                .required("items")
                .valueStream()
                .map(version -> version.required("version").intValue())
                .toList();
    }

    private static String tolerance(JsonNode version) {
        return version.required("config").required("absTolerance").asString();
    }
}
