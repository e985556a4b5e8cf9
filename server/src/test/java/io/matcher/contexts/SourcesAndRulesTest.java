package io.matcher.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SourcesAndRulesTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");
    private final String context = Setup.context(client, Setup.bare("Parts"));
    private final String sources = "/v1/contexts/" + context + "/sources";
    private final String rules = "/v1/contexts/" + context + "/rules";

    @Test
    void a_source_is_made_read_changed_and_deleted() {
        String id = source(Map.of("timeZone", "America/Sao_Paulo", "onDuplicate", "amend", "ours", List.of(1, 2)));
        Client.Reply read = client.get(sources + "/" + id).expect(200);
        assertThat(read.json().required("config").required("timeZone").asString())
                .isEqualTo("America/Sao_Paulo");
        Client.Reply changed = client.patch(sources + "/" + id, Map.of("side", "RIGHT", "config", Map.of()))
                .expect(200);
        assertThat(changed.text("side")).isEqualTo("RIGHT");
        assertThat(changed.json().required("config")).isEmpty();
        client.delete(sources + "/" + id).expect(204);
        assertThat(client.get(sources + "/" + id).expect(404).text("code")).isEqualTo("MTCH-0111");
        assertThat(client.patch(sources + "/" + id, Map.of("name", "x"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0111");
    }

    @Test
    void settings_of_a_source_are_checked_when_written() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "aggregatorConnection", "nobody made it",
                        "timeZone", "GMT+25",
                        "onDuplicate", "replace",
                        "decimalStyle", "dot",
                        "dateOrder", "year_first",
                        "datePattern", "HH:mm",
                        "delimiter", "x",
                        "encoding", "klingon",
                        "defaultCurrency", "XQZ",
                        "accountIds", List.of())
                .entrySet()) {
            Client.Reply refused = client.post(
                            sources,
                            Map.of(
                                    "name", "S",
                                    "type", "BANK",
                                    "side", "LEFT",
                                    "config", Map.of(wrong.getKey(), wrong.getValue())))
                    .expect(400);
            assertThat(refused.text("detail")).contains("body.config." + wrong.getKey());
        }
        client.post(sources, Map.of("name", "S", "type", "CLOUD", "side", "LEFT"))
                .expect(400);
        client.post(sources, Map.of("name", "S", "type", "BANK")).expect(400);
    }

    @Test
    void all_that_is_wrong_in_a_config_is_named_at_once_wherever_it_is_written() {
        Map<String, Object> wrong = Map.of(
                "decimalStyle", 1, "datePattern", "yyyy-MM", "encoding", "x", "onDuplicate", "amend", "theirs", 7);
        List<String> at = List.of("decimalStyle", "datePattern", "encoding");
        assertThat(locations(client.patch(sources + "/" + source(Map.of()), Map.of("config", wrong))))
                .containsExactlyInAnyOrderElementsOf(
                        at.stream().map(key -> "body.config." + key).toList());
        Map<String, Object> body = Setup.bare("Inline");
        body.put("sources", List.of(Map.of("name", "S", "type", "BANK", "side", "LEFT", "config", wrong)));
        assertThat(locations(client.post("/v1/contexts", body)))
                .containsExactlyInAnyOrderElementsOf(
                        at.stream().map(key -> "body.sources[0].config." + key).toList());
    }

    private static List<String> locations(Client.Reply refused) {
        return refused.expect(400)
                .json()
                .required("errors")
                .valueStream()
                .map(error -> error.required("location").asString())
                .toList();
    }

    @Test
    void a_config_may_use_the_currencies_of_the_tenant_and_hold_what_only_the_client_understands() {
        client.put("/system/matcher/currencies.extra", Map.of("value", List.of("XQZ")))
                .expect(204);
        String id = source(Map.of("defaultCurrency", "xqz", "datePattern", "dd.MM.yyyy", "theirs", Map.of("a", 1)));
        assertThat(client.get(sources + "/" + id)
                        .expect(200)
                        .json()
                        .required("config")
                        .has("theirs"))
                .isTrue();
    }

    @Test
    void sources_are_listed_with_whether_they_are_mapped() {
        String mapped = source(Map.of());
        source(Map.of());
        client.post(sources + "/" + mapped + "/field-maps", Map.of("mapping", Setup.MAPPING))
                .expect(201);
        List<Boolean> flags = new ArrayList<>();
        client.get(sources + "?type=bank")
                .expect(200)
                .json()
                .required("items")
                .forEach(item -> flags.add(item.required("hasFieldMaps").booleanValue()));
        assertThat(flags).containsExactly(true, false);
        assertThat(client.get(sources + "?type=GATEWAY").expect(200).json().required("items"))
                .isEmpty();
    }

    @Test
    void a_field_map_names_a_column_for_each_field_that_is_needed() {
        String maps = sources + "/" + source(Map.of()) + "/field-maps";
        assertThat(client.get(maps).expect(404).text("code")).isEqualTo("MTCH-0112");
        assertThat(client.post(maps, Map.of("mapping", Map.of("amount", "a")))
                        .expect(400)
                        .json()
                        .required("errors")
                        .valueStream()
                        .map(error -> error.required("location").asString()))
                .containsExactly("body.mapping.external_id", "body.mapping.currency", "body.mapping.date");
        client.post(maps, Map.of("mapping", Map.of())).expect(400);
        client.post(maps, Map.of()).expect(400);
        client.post(maps, Map.of("mapping", Map.of("external_id", " ", "amount", 3, "currency", "c", "date", "d")))
                .expect(400);
        Client.Reply made = client.post(maps, Map.of("mapping", Setup.MAPPING)).expect(201);
        assertThat(made.json().required("version").intValue()).isEqualTo(1);
        client.post(maps, Map.of("mapping", Setup.MAPPING)).expect(409);

        String one = "/v1/field-maps/" + made.text("id");
        client.patch(one, Map.of("mapping", Map.of())).expect(400);
        assertThat(client.patch(one, Map.of("mapping", Setup.MAPPING))
                        .expect(200)
                        .json()
                        .required("version")
                        .intValue())
                .isEqualTo(2);
        assertThat(client.get(maps).expect(200).text("id")).isEqualTo(made.text("id"));
        service.admin().patch(one, Map.of("mapping", Setup.MAPPING)).expect(404);
        service.admin().delete(one).expect(404);
        client.delete(one).expect(204);
        assertThat(client.delete(one).expect(404).text("code")).isEqualTo("MTCH-0112");
    }

    @Test
    void a_source_with_a_field_map_is_not_deleted() {
        String id = source(Map.of());
        client.post(sources + "/" + id + "/field-maps", Map.of("mapping", Setup.MAPPING))
                .expect(201);
        assertThat(client.delete(sources + "/" + id).expect(409).text("code")).isEqualTo("MTCH-0105");
    }

    @Test
    void a_rule_that_could_not_run_is_not_stored() {
        for (Map.Entry<String, Map<String, Object>> wrong : Map.<String, Map<String, Object>>of(
                        "body.config.percentTolerance", rule("TOLERANCE", Map.of("percentTolerance", 5)),
                        "body.config.dateWindowDays", rule("TOLERANCE", Map.of("dateWindowDays", 4000)),
                        "body.config.maxDays", rule("DATE_LAG", Map.of("minDays", 3, "maxDays", 2)),
                        "body.config.matchAmount", rule("EXACT", Map.of("matchAmount", "yes")),
                        "body.config.minSimilarity", rule("FUZZY", Map.of("minSimilarity", "0.4")),
                        "body.config.referenceRepair.minLength",
                                rule("EXACT", Map.of("referenceRepair", Map.of("minLength", 3))),
                        "body.config.matchAmmount", rule("EXACT", Map.of("matchAmmount", true)),
                        "body.config", rule("EXACT", Map.of()),
                        "body.type", rule("GUESS", Map.of("matchAmount", true)),
                        "body.config.matchedKeys",
                                rule(
                                        "EXACT",
                                        Map.of(
                                                "matchedKeys",
                                                List.of(Map.of(
                                                        "left", "a",
                                                        "right", "b",
                                                        "normalise", List.of(Map.of("regex", "(")))))))
                .entrySet()) {
            assertThat(client.post(rules, wrong.getValue()).expect(400).text("detail"))
                    .contains(wrong.getKey());
        }
        for (String code : List.of("brl", " BRL", "R$", "B")) {
            assertThat(client.post(rules, rule("EXACT", Map.of("fxBand", "0.01", "fxCurrency", code)))
                            .expect(400)
                            .text("detail"))
                    .contains("body.config.fxCurrency");
        }
        assertThat(client.get(rules).expect(200).json().required("items")).isEmpty();
    }

    @Test
    void a_rule_that_compares_texts_is_kept_as_it_was_written() {
        Map<String, Object> config = Map.of(
                "minSimilarity",
                "0.9",
                "textField",
                "DESCRIPTION",
                "referenceRepair",
                Map.of("prefixes", List.of("NF")));
        String id = rule(3, "FUZZY", config);
        Client.Reply kept = client.get(rules + "/" + id).expect(200);
        assertThat(kept.text("type")).isEqualTo("FUZZY");
        assertThat(kept.json()
                        .required("config")
                        .required("referenceRepair")
                        .required("prefixes")
                        .toString())
                .isEqualTo("[\"NF\"]");
        assertThat(client.get(rules + "?type=FUZZY").expect(200).json().required("items"))
                .hasSize(1);
    }

    @Test
    void a_rule_is_changed_as_a_whole_or_in_part_and_its_priority_is_its_own() {
        String exact = rule(1, "EXACT", Map.of("matchAmount", true));
        String lag = rule(2, "DATE_LAG", Map.of("maxDays", 3));
        assertThat(client.post(rules, rule("EXACT", Map.of("matchAmount", true)))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0102");
        assertThat(client.patch(rules + "/" + lag, Map.of("priority", 1))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0102");
        assertThat(client.patch(rules + "/" + lag, Map.of("type", "EXACT"))
                        .expect(400)
                        .text("detail"))
                .contains("body.config.maxDays");
        client.patch(rules + "/" + lag, Map.of("priority", 0)).expect(400);
        Client.Reply changed = client.patch(rules + "/" + lag, Map.of("config", Map.of("maxDays", 5)))
                .expect(200);
        assertThat(changed.json().required("config").required("maxDays").intValue())
                .isEqualTo(5);
        assertThat(client.get(rules + "/" + exact).expect(200).text("type")).isEqualTo("EXACT");
        client.delete(rules + "/" + exact).expect(204);
        assertThat(client.get(rules + "/" + exact).expect(404).text("code")).isEqualTo("MTCH-0113");
    }

    @Test
    void reordering_puts_the_named_rules_first_and_keeps_the_order_of_the_others() {
        String a = rule(10, "EXACT", Map.of("matchAmount", true));
        String b = rule(20, "TOLERANCE", Map.of("absTolerance", "1"));
        String c = rule(1000, "DATE_LAG", Map.of("maxDays", 2));
        client.post(rules + "/reorder", Map.of("ruleIds", List.of(c))).expect(204);
        List<String> ids = new ArrayList<>();
        List<Integer> priorities = new ArrayList<>();
        client.get(rules).expect(200).json().required("items").forEach(item -> {
            ids.add(item.required("id").asString());
            priorities.add(item.required("priority").intValue());
        });
        assertThat(ids).containsExactly(c, a, b);
        assertThat(priorities).containsExactly(1, 2, 3);
        assertThat(client.post(rules + "/reorder", Map.of("ruleIds", List.of(UUID.randomUUID())))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0113");
        client.post(rules + "/reorder", Map.of("ruleIds", List.of(a, a))).expect(400);
        client.post(rules + "/reorder", Map.of("ruleIds", List.of())).expect(400);
        client.post(rules + "/reorder", Map.of("ruleIds", List.of("x"))).expect(400);
    }

    @Test
    void rules_are_listed_by_priority_page_by_page() {
        for (int priority : List.of(30, 10, 20)) {
            rule(priority, "EXACT", Map.of("matchAmount", true));
        }
        Client.Reply first = client.get(rules + "?limit=2").expect(200);
        assertThat(first.json().required("items").valueStream().map(item -> item.required("priority")
                        .intValue()))
                .containsExactly(10, 20);
        Client.Reply second = client.get(rules + "?limit=2&cursor=" + first.text("nextCursor"))
                .expect(200);
        assertThat(second.json().required("items").valueStream().map(item -> item.required("priority")
                        .intValue()))
                .containsExactly(30);
        assertThat(client.get(rules + "?type=GUESS").expect(400).text("detail")).contains("query.type");
    }

    @Test
    void every_change_is_in_the_audit_and_its_event_in_the_outbox() {
        String id = rule(7, "EXACT", Map.of("matchAmount", true));
        JdbcClient jdbc = service.part(JdbcClient.class);
        TenantId owner = new TenantId(tenant);
        service.part(Transactions.class).run(owner, () -> {
            assertThat(jdbc.sql("select action from audit_logs where entity_id = ?")
                            .param(UUID.fromString(id))
                            .query(String.class)
                            .list())
                    .containsExactly("CREATE");
            assertThat(jdbc.sql("select type from outbox_events where tenant_id = ? order by position")
                            .param(tenant)
                            .query(String.class)
                            .list())
                    .contains("reconciliation_context.created", "match_rule.created");
        });
    }

    @Test
    void another_tenant_finds_none_of_it_and_a_viewer_changes_nothing() {
        String source = source(Map.of());
        String rule = rule(1, "EXACT", Map.of("matchAmount", true));
        Client other = service.admin();
        for (String path : List.of(sources, sources + "/" + source, rules, rules + "/" + rule)) {
            assertThat(other.get(path).expect(404).text("code")).isEqualTo("MTCH-0110");
        }
        other.delete(sources + "/" + source).expect(404);
        other.delete(rules + "/" + rule).expect(404);
        other.post(rules + "/reorder", Map.of("ruleIds", List.of(rule))).expect(404);
        Client viewer = service.client(tenant, "viewer");
        viewer.get(rules).expect(200);
        viewer.delete(rules + "/" + rule).expect(403);
        viewer.delete(sources + "/" + source).expect(403);
        viewer.post(sources, Map.of("name", "S", "type", "BANK", "side", "LEFT"))
                .expect(403);
    }

    private String source(Map<String, Object> config) {
        return client.post(sources, Map.of("name", "Bank", "type", "BANK", "side", "LEFT", "config", config))
                .expect(201)
                .text("id");
    }

    private String rule(int priority, String type, Map<String, Object> config) {
        return client.post(rules, Map.of("priority", priority, "type", type, "config", config))
                .expect(201)
                .text("id");
    }

    private static Map<String, Object> rule(String type, Map<String, Object> config) {
        return Map.of("priority", 1, "type", type, "config", config);
    }
}
