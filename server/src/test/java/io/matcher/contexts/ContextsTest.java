package io.matcher.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContextsTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");

    @Test
    void a_new_context_is_a_draft_with_the_documented_defaults() {
        Client.Reply made =
                client.post("/v1/contexts", Setup.bare(" Acquirer to bank ")).expect(201);
        assertThat(made.text("name")).isEqualTo("Acquirer to bank");
        assertThat(made.text("status")).isEqualTo("DRAFT");
        assertThat(made.text("tenantId")).isEqualTo(tenant.toString());
        assertThat(made.text("feeToleranceAbs")).isEqualTo("0");
        assertThat(made.json().required("autoMatchOnUpload").booleanValue()).isFalse();
        assertThat(made.json().has("feeNormalization")).isFalse();
        assertThat(client.get("/v1/contexts/" + made.text("id")).expect(200).json())
                .isEqualTo(made.json());
    }

    @Test
    void a_context_is_made_with_its_sources_field_maps_and_rules_or_not_at_all() {
        Map<String, Object> body = Setup.complete("All at once");
        String id = Setup.context(client, body);
        JsonNode progress =
                client.get("/v1/contexts/" + id + "/setup-progress").expect(200).json();
        assertThat(progress.required("readiness").required("ready").booleanValue())
                .isTrue();
        assertThat(progress.required("sources").required("total").intValue()).isEqualTo(2);
        assertThat(progress.required("fieldMaps").required("mappedSources").intValue())
                .isEqualTo(2);
        assertThat(progress.required("lastRun").isNull()).isTrue();

        body.put("name", "Half of it");
        body.put(
                "rules",
                List.of(
                        Map.of("priority", 1, "type", "EXACT", "config", Map.of("matchAmount", true)),
                        Map.of("priority", 1, "type", "EXACT", "config", Map.of("matchAmount", true))));
        assertThat(client.post("/v1/contexts", body).expect(409).text("code")).isEqualTo("MTCH-0102");
        assertThat(names()).containsExactly("All at once");
    }

    @Test
    void every_fault_is_named_by_its_place() {
        Map<String, Object> body = Setup.complete("Faulty");
        body.put("feeToleranceAbs", "-1");
        body.put("feeNormalization", "NETTO");
        body.put(
                "sources",
                List.of(Map.of(
                        "name", "S", "type", "BANK", "side", "LEFT", "config", Map.of("timeZone", "Mars/Olympus"))));
        body.put(
                "rules",
                List.of(Map.of("priority", 1, "type", "TOLERANCE", "config", Map.of("percentTolerance", "much"))));
        Client.Reply refused = client.post("/v1/contexts", body).expect(400);
        assertThat(refused.json().required("errors").valueStream().map(error -> error.required("location")
                        .asString()))
                .contains("body.feeToleranceAbs", "body.feeNormalization", "body.sources[0].config.timeZone");
        body.remove("feeToleranceAbs");
        body.remove("feeNormalization");
        body.remove("sources");
        assertThat(client.post("/v1/contexts", body).expect(400).text("detail"))
                .contains("body.rules[0].config.percentTolerance");
    }

    @Test
    void wrong_types_and_unknown_members_are_400() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "name", 7,
                        "type", "2:2",
                        "interval", "",
                        "feeTolerancePct", "1e99999999",
                        "autoMatchOnUpload", "yes",
                        "rateId", "x",
                        "sources", "none")
                .entrySet()) {
            Map<String, Object> body = Setup.bare("Wrong");
            body.put(wrong.getKey(), wrong.getValue());
            assertThat(client.post("/v1/contexts", body).expect(400).text("detail"))
                    .contains("body." + wrong.getKey());
        }
        Map<String, Object> nul = Setup.bare("A\u0000B");
        assertThat(client.post("/v1/contexts", nul).expect(400).text("detail")).contains("body.name");
    }

    @Test
    void names_are_unique_within_a_tenant_only() {
        String first = Setup.context(client, Setup.bare("Twice"));
        assertThat(client.post("/v1/contexts", Setup.bare("Twice")).expect(409).text("code"))
                .isEqualTo("MTCH-0101");
        String second = Setup.context(client, Setup.bare("Once"));
        assertThat(client.patch("/v1/contexts/" + second, Map.of("name", "Twice"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0101");
        client.patch("/v1/contexts/" + first, Map.of("name", "Twice")).expect(200);
        service.admin().post("/v1/contexts", Setup.bare("Twice")).expect(201);
    }

    @Test
    void a_context_can_not_become_active_before_it_is_ready() {
        String id = Setup.context(client, Setup.bare("Not ready"));
        Client.Reply refused =
                client.patch("/v1/contexts/" + id, Map.of("status", "ACTIVE")).expect(409);
        assertThat(refused.text("code")).isEqualTo("MTCH-0117");
        assertThat(refused.json().required("errors").valueStream().map(error -> error.required("message")
                        .asString()))
                .containsExactly("sources_left", "sources_right", "field_maps", "match_rules");
        assertThat(refused.json().required("errors").valueStream().map(error -> error.required("location")
                        .asString()))
                .containsOnly("setup");
        assertThat(client.get("/v1/contexts/" + id).expect(200).text("status")).isEqualTo("DRAFT");
    }

    @Test
    void a_context_goes_through_its_states_and_stays_as_it_is_once_archived() {
        String id = Setup.context(client, Setup.complete("States"));
        assertThat(client.patch("/v1/contexts/" + id, Map.of("status", "PAUSED"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0103");
        client.patch("/v1/contexts/" + id, Map.of("status", "DRAFT")).expect(400);
        for (String status : List.of("ACTIVE", "ACTIVE", "PAUSED", "ACTIVE", "ARCHIVED")) {
            assertThat(client.patch("/v1/contexts/" + id, Map.of("status", status))
                            .expect(200)
                            .text("status"))
                    .isEqualTo(status);
        }
        assertThat(client.patch("/v1/contexts/" + id, Map.of("name", "Else"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0104");
        String source = Setup.source(client, id, "LEFT");
        assertThat(client.patch("/v1/contexts/" + id + "/sources/" + source, Map.of("name", "Else"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0104");
    }

    @Test
    void a_member_left_out_of_a_change_stays_and_an_empty_normalisation_takes_it_away() {
        Map<String, Object> body = Setup.bare("Changes");
        body.put("feeNormalization", "NET");
        body.put("feeToleranceAbs", "0.50");
        String id = Setup.context(client, body);
        Client.Reply changed =
                client.patch("/v1/contexts/" + id, Map.of("type", "1:N")).expect(200);
        assertThat(changed.text("type")).isEqualTo("1:N");
        assertThat(changed.text("feeNormalization")).isEqualTo("NET");
        assertThat(changed.text("feeToleranceAbs")).isEqualTo("0.5");
        assertThat(client.patch("/v1/contexts/" + id, Map.of("feeNormalization", ""))
                        .expect(200)
                        .json()
                        .has("feeNormalization"))
                .isFalse();
    }

    @Test
    void a_context_is_deleted_only_when_nothing_hangs_on_it() {
        String full = Setup.context(client, Setup.complete("Full"));
        assertThat(client.delete("/v1/contexts/" + full).expect(409).text("code"))
                .isEqualTo("MTCH-0106");
        String empty = Setup.context(client, Setup.bare("Empty"));
        client.delete("/v1/contexts/" + empty).expect(204);
        assertThat(client.get("/v1/contexts/" + empty).expect(404).text("code")).isEqualTo("MTCH-0110");
    }

    @Test
    void contexts_are_listed_by_id_page_by_page_both_ways() {
        for (int i = 0; i < 5; i++) {
            Setup.context(client, Setup.bare("Listed " + i));
        }
        List<String> forward = new ArrayList<>();
        String next = "";
        String last = "";
        while (next != null) {
            Client.Reply page =
                    client.get("/v1/contexts?limit=2&cursor=" + next).expect(200);
            page.json()
                    .required("items")
                    .forEach(item -> forward.add(item.required("id").asString()));
            last = page.json().has("prevCursor") ? page.text("prevCursor") : "";
            next = page.json().has("nextCursor") ? page.text("nextCursor") : null;
        }
        assertThat(forward).hasSize(5).isSorted();
        List<String> back = new ArrayList<>();
        client.get("/v1/contexts?limit=2&cursor=" + last)
                .expect(200)
                .json()
                .required("items")
                .forEach(item -> back.add(item.required("id").asString()));
        assertThat(back).containsExactlyElementsOf(forward.subList(2, 4));
        assertThat(client.get("/v1/contexts?limit=100000")
                        .expect(200)
                        .json()
                        .required("limit")
                        .intValue())
                .isEqualTo(200);
    }

    @Test
    void contexts_are_filtered_in_either_case_and_a_cursor_fits_its_own_list_only() {
        Setup.context(client, Setup.bare("Draft one"));
        Setup.context(client, Setup.bare("Draft two"));
        Setup.activated(client, Setup.complete("Active one"));
        Client.Reply drafts =
                client.get("/v1/contexts?status=draft&type=1:1&limit=1").expect(200);
        assertThat(drafts.json().required("items")).hasSize(1);
        String cursor = drafts.text("nextCursor");
        client.get("/v1/contexts?status=draft&type=1:1&cursor=" + cursor).expect(200);
        client.get("/v1/contexts?status=ACTIVE&cursor=" + cursor).expect(400);
        service.admin()
                .get("/v1/contexts?status=draft&type=1:1&cursor=" + cursor)
                .expect(400);
        assertThat(client.get("/v1/contexts?status=asleep").expect(400).text("detail"))
                .contains("query.status");
    }

    @Test
    void another_tenant_sees_nothing_and_a_viewer_changes_nothing() {
        String id = Setup.context(client, Setup.complete("Mine"));
        Client other = service.admin();
        other.get("/v1/contexts/" + id).expect(404);
        other.patch("/v1/contexts/" + id, Map.of("name", "Theirs")).expect(404);
        other.delete("/v1/contexts/" + id).expect(404);
        other.get("/v1/contexts/" + id + "/setup-progress").expect(404);
        other.get("/v1/contexts/" + id + "/sources").expect(404);
        Client viewer = service.client(tenant, "viewer");
        viewer.get("/v1/contexts/" + id).expect(200);
        viewer.post("/v1/contexts", Setup.bare("No")).expect(403);
        viewer.patch("/v1/contexts/" + id, Map.of("name", "No")).expect(403);
        viewer.delete("/v1/contexts/" + id).expect(403);
        assertThat(client.get("/v1/contexts/not-a-uuid").expect(400).text("code"))
                .isEqualTo("MTCH-0013");
    }

    @Test
    void settings_of_a_source_are_bounded() {
        String id = Setup.context(client, Setup.bare("Bounds"));
        Object deep = Map.of();
        for (int i = 0; i < 6; i++) {
            deep = Map.of("a", deep);
        }
        for (Object config : List.of(
                deep,
                Map.of("many", Collections.nCopies(101, 1)),
                Map.of("large", "x".repeat(65 * 1024)),
                Map.of("nul", "a\u0000b"),
                Map.of("huge", new java.math.BigDecimal("1e5000")))) {
            assertThat(client.post(
                                    "/v1/contexts/" + id + "/sources",
                                    Map.of("name", "S", "type", "BANK", "side", "LEFT", "config", config))
                            .expect(400)
                            .text("detail"))
                    .contains("body.config");
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        client.get("/v1/contexts")
                .expect(200)
                .json()
                .required("items")
                .forEach(item -> names.add(item.required("name").asString()));
        return names;
    }
}
