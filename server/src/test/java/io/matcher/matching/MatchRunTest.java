package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MatchRunTest {

    private final Service service = Service.shared();

    @Test
    void a_committed_run_matches_what_agrees_and_says_why() {
        Books books = Books.exact(service)
                .left(row("A", "100.50"), row("B", "-7"), row("C", "1"))
                .right(row("A", "100.50"), row("B", "-7.00"), row("D", "1"));
        JsonNode run = books.commit();
        assertThat(run.required("status").asString()).isEqualTo("COMPLETED");
        assertThat(stat(run, "matches")).isEqualTo(2);
        assertThat(stat(run, "auto_matched_left")).isEqualTo(2);
        assertThat(stat(run, "unmatched_right")).isEqualTo(1);
        assertThat(run.required("digest").asString()).hasSize(64);
        assertThat(run.required("stats").required("digest")).isEqualTo(run.required("digest"));
        assertThat(books.states())
                .containsEntry("A", "MATCHED")
                .containsEntry("B", "MATCHED")
                .containsEntry("C", "UNMATCHED")
                .containsEntry("D", "UNMATCHED");

        JsonNode group = books.groups(run).stream()
                .filter(found -> found.required("items")
                        .get(0)
                        .required("amount")
                        .asString()
                        .equals("-7"))
                .findFirst()
                .orElseThrow();
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("confidence").intValue()).isEqualTo(100);
        assertThat(group.required("difference").asString()).isEqualTo("0");
        assertThat(group.required("ambiguous").booleanValue()).isFalse();
        assertThat(group.required("live").booleanValue()).isTrue();
        assertThat(group.required("explanation")
                        .required("fields")
                        .valueStream()
                        .map(field -> field.required("field").asString()))
                .contains("amount", "currency", "date", "reference");
        JsonNode item = group.required("items").get(1);
        assertThat(item.required("side").asString()).isEqualTo("RIGHT");
        assertThat(item.required("contribution").asString()).isEqualTo("-7");
        assertThat(item.required("allocatedAmount").asString()).isEqualTo("-7");
        assertThat(item.required("expectedAmount").asString()).isEqualTo("-7");
        assertThat(item.required("currency").asString()).isEqualTo("BRL");
    }

    @Test
    void a_dry_run_shows_its_groups_and_changes_nothing() {
        Books books = Books.exact(service).left(row("A", "5"), row("B", "6")).right(row("A", "5"));
        JsonNode dry = books.run("DRY_RUN");
        assertThat(stat(dry, "matches")).isEqualTo(1);
        JsonNode group = books.groups(dry).getFirst();
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("live").booleanValue()).isFalse();
        assertThat(books.states())
                .containsOnlyKeys("A", "B")
                .containsValue("UNMATCHED")
                .doesNotContainValue("MATCHED");
        assertThat(books.exceptions("")).isEmpty();
        assertThat(books.unmatch(group, "no").expect(409).text("code")).isEqualTo("MTCH-0409");

        JsonNode committed = books.commit();
        assertThat(committed.required("digest")).isEqualTo(dry.required("digest"));
        assertThat(stat(committed, "matches")).isEqualTo(1);
    }

    @Test
    void the_digest_does_not_depend_on_the_order_in_which_rows_came() {
        Books first = Books.exact(service)
                .left(row("A", "1"), row("B", "2"), row("C", "3"))
                .right(row("B", "2"), row("A", "1"));
        Books second = Books.exact(service)
                .right(row("A", "1"), row("B", "2"))
                .left(row("C", "3"), row("A", "1"), row("B", "2"));
        // The source is part of a row, and each book has sources of its own; the groups are the same all the same.
        assertThat(stat(first.run("DRY_RUN"), "matches")).isEqualTo(stat(second.run("DRY_RUN"), "matches"));
        assertThat(first.run("DRY_RUN").required("digest"))
                .isEqualTo(first.run("DRY_RUN").required("digest"));
    }

    @Test
    void what_two_rows_explain_is_proposed_with_its_alternatives_and_waits() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchReference", false)))
                .left(row("L1", "50"))
                .right(row("R1", "50"), row("R2", "50"));
        JsonNode run = books.commit();
        assertThat(stat(run, "ambiguous")).isEqualTo(1);
        assertThat(stat(run, "pending_review_left")).isEqualTo(1);
        JsonNode group = books.groups(run).getFirst();
        assertThat(group.required("status").asString()).isEqualTo("PROPOSED");
        assertThat(group.required("ambiguous").booleanValue()).isTrue();
        assertThat(group.required("alternatives")).hasSize(1);
        assertThat(group.has("confirmedAt")).isFalse();
        assertThat(books.states()).containsEntry("L1", "PENDING_REVIEW");
        assertThat(books.exceptions("")).hasSize(1);
        assertThat(stat(books.commit(), "candidates_left")).isZero();
    }

    @Test
    void a_difference_within_the_tolerance_is_recorded_with_its_kind() {
        Books books = Books.with(service, rule(1, "TOLERANCE", Map.of("absTolerance", "0.50", "percentTolerance", "0")))
                .left(row("A", "100.30"))
                .right(row("A", "100"));
        JsonNode group = books.groups(books.commit()).getFirst();
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("difference").asString()).isEqualTo("0.3");
        assertThat(group.required("differenceType").asString()).isEqualTo("TOLERANCE");
    }

    @Test
    void amounts_that_a_rule_does_not_compare_are_not_confirmed_when_they_differ() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchAmount", false)))
                .left(row("A", "1000"), row("B", "3"))
                .right(row("A", "10"), row("B", "3"));
        JsonNode run = books.commit();
        assertThat(books.groups(run).stream()
                        .map(group -> group.required("status").asString()))
                .containsExactlyInAnyOrder("PROPOSED", "CONFIRMED");
        assertThat(stat(run, "auto_matched_left")).isEqualTo(1);
        assertThat(stat(run, "proposed_left")).isEqualTo(1);
    }

    @Test
    void rules_run_by_priority_and_each_group_names_its_own() {
        Books books = Books.with(
                        service,
                        rule(2, "DATE_LAG", Map.of("maxDays", 3)),
                        rule(1, "EXACT", Map.of("matchAmount", true)))
                .left(row("A", "1"), row("B", "2"))
                .right(row("A", "1"), row("X", "2", Books.DAY.plusDays(2)));
        List<JsonNode> groups = books.groups(books.commit());
        assertThat(groups.stream().map(group -> group.required("explanation")
                        .required("ruleType")
                        .asString()))
                .containsExactlyInAnyOrder("EXACT", "DATE_LAG");
    }

    @Test
    void metadata_keys_of_a_rule_are_compared() {
        Books books = Books.with(
                service,
                rule(
                        1,
                        "EXACT",
                        Map.of(
                                "matchReference",
                                false,
                                "matchedKeys",
                                List.of(Map.of("left", "order", "right", "pedido", "normalise", List.of("DIGITS"))))));
        books.left(withMetadata("L1", "{\"order\":\"#0042\"}"), withMetadata("L2", "{\"order\":\"43\"}"));
        books.right(withMetadata("R1", "{\"pedido\":\"0042\"}"), withMetadata("R2", "{\"pedido\":\"\"}"));
        JsonNode run = books.commit();
        assertThat(stat(run, "matches")).isEqualTo(1);
        assertThat(books.states()).containsEntry("L1", "MATCHED").containsEntry("R1", "MATCHED");
    }

    private static io.matcher.ingestion.IncomingTransaction withMetadata(String id, String json) {
        return new io.matcher.ingestion.IncomingTransaction(
                id, new java.math.BigDecimal("9"), "BRL", Books.DAY, null, null, null, null, json, false);
    }

    @Test
    void what_is_not_posted_yet_is_no_candidate() {
        Books books = Books.exact(service).left(Books.pending("A", "1")).right(row("A", "1"));
        JsonNode run = books.commit();
        assertThat(stat(run, "candidates_left")).isZero();
        assertThat(stat(run, "unmatched_right")).isEqualTo(1);
    }

    @Test
    void a_run_takes_an_active_context_that_its_sources_fit() {
        Client client = service.admin();
        String draft = Setup.context(client, Setup.complete("Draft"));
        assertThat(run(client, draft).expect(403).text("code")).isEqualTo("MTCH-0012");
        client.get("/v1/matching/contexts/" + draft + "/runs").expect(200);

        String active = Setup.active(client);
        String sources = "/v1/contexts/" + active + "/sources";
        String third = client.post(sources, Map.of("name", "Third", "type", "BANK", "side", "RIGHT"))
                .expect(201)
                .text("id");
        assertThat(run(client, active).expect(400).text("code")).isEqualTo("MTCH-0404");
        client.patch("/v1/contexts/" + active, Map.of("type", "1:N")).expect(200);
        run(client, active).expect(202);
        client.patch(sources + "/" + third, Map.of("side", "LEFT")).expect(200);
        assertThat(run(client, active).expect(400).text("code")).isEqualTo("MTCH-0405");
        client.patch("/v1/contexts/" + active, Map.of("type", "1:1", "feeNormalization", "NET"))
                .expect(200);
        client.delete(sources + "/" + third).expect(204);
        assertThat(run(client, active).expect(422).text("code")).isEqualTo("MTCH-0406");
    }

    @Test
    void a_run_of_sources_that_were_taken_away_is_refused() {
        Client client = service.admin();
        String context = Setup.active(client);
        for (String side : List.of("LEFT", "RIGHT")) {
            String source = Setup.source(client, context, side);
            String path = "/v1/contexts/" + context + "/sources/" + source;
            client.delete("/v1/field-maps/" + client.get(path + "/field-maps").text("id"))
                    .expect(204);
            client.delete(path).expect(204);
            assertThat(run(client, context).expect(400).text("code"))
                    .isEqualTo(side.equals("LEFT") ? "MTCH-0402" : "MTCH-0401");
        }
    }

    @Test
    void the_mode_is_one_of_two_and_the_run_is_of_its_context() {
        Books books = Books.exact(service);
        for (Object mode : List.of("commit", "ALL", 7)) {
            assertThat(books.client
                            .post(books.runs() + "/run", Map.of("mode", mode))
                            .expect(400)
                            .text("detail"))
                    .contains("body.mode");
        }
        books.client.post(books.runs() + "/run", Map.of()).expect(400);
        books.client
                .post("/v1/matching/contexts/nope/run", Map.of("mode", "COMMIT"))
                .expect(400);
        assertThat(books.client
                        .post("/v1/matching/contexts/" + UUID.randomUUID() + "/run", Map.of("mode", "COMMIT"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0005");
        String run = books.commit().required("id").asString();
        String other = Setup.active(books.client);
        books.client.get("/v1/matching/runs/" + run + "?contextId=" + other).expect(404);
        books.client
                .get("/v1/matching/runs/" + run + "/groups?contextId=" + other)
                .expect(404);
        books.client.get("/v1/matching/runs/" + run).expect(400);
    }

    @Test
    void runs_are_listed_newest_first_and_shown_in_the_progress_of_the_setup() {
        Books books = Books.exact(service);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(books.run("DRY_RUN").required("id").asString());
        }
        Client.Reply page = books.client.get(books.runs() + "/runs?limit=2").expect(200);
        assertThat(ids(page)).containsExactlyElementsOf(made.subList(0, 2));
        assertThat(ids(books.client
                        .get(books.runs() + "/runs?limit=2&cursor=" + page.text("nextCursor"))
                        .expect(200)))
                .containsExactly(made.get(2));
        assertThat(ids(books.client.get(books.runs() + "/runs?sort_order=asc").expect(200)))
                .containsExactlyElementsOf(made.reversed());
        books.client.get(books.runs() + "/runs?sort_order=up").expect(400);
        JsonNode last = books.client
                .get("/v1/contexts/" + books.context + "/setup-progress")
                .expect(200)
                .json()
                .required("lastRun");
        assertThat(last.required("id").asString()).isEqualTo(made.getFirst());
        assertThat(last.required("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void groups_are_listed_page_by_page_and_by_status() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchAmount", false)));
        List<io.matcher.ingestion.IncomingTransaction> left = new ArrayList<>();
        List<io.matcher.ingestion.IncomingTransaction> right = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            left.add(row("E" + i, "10"));
            right.add(row("E" + i, i % 3 == 0 ? "11" : "10"));
        }
        books.putLeft(left);
        books.putRight(right);
        JsonNode run = books.commit();
        List<JsonNode> groups = books.groups(run);
        assertThat(groups).hasSize(450);
        assertThat(groups.stream().map(group -> group.required("id").asString()).distinct())
                .hasSize(450);
        String path = "/v1/matching/runs/" + run.required("id").asString() + "/groups?contextId=" + books.context;
        Client.Reply proposed = books.client
                .get(path + "&sort_by=status&sort_order=desc&limit=151")
                .expect(200);
        List<String> states = proposed.json()
                .required("items")
                .valueStream()
                .map(group -> group.required("status").asString())
                .toList();
        assertThat(states.subList(0, 150)).containsOnly("PROPOSED");
        assertThat(states.get(150)).isEqualTo("CONFIRMED");
        books.client.get(path + "&sort_by=amount").expect(400);
    }

    @Test
    void another_tenant_sees_no_run_and_a_viewer_starts_none() {
        Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        JsonNode run = books.commit();
        JsonNode group = books.groups(run).getFirst();
        String id = run.required("id").asString();
        Client other = service.admin();
        other.post(books.runs() + "/run", Map.of("mode", "COMMIT")).expect(404);
        other.get(books.runs() + "/runs").expect(404);
        other.get("/v1/matching/runs/" + id + "?contextId=" + books.context).expect(404);
        other.get("/v1/matching/runs/" + id + "/groups?contextId=" + books.context)
                .expect(404);
        other.send(
                        "DELETE",
                        "/v1/matching/groups/" + group.required("id").asString() + "?contextId=" + books.context,
                        "application/json",
                        "{\"reason\":\"x\"}")
                .expect(404);
        Client viewer = service.client(books.tenant, "viewer");
        viewer.post(books.runs() + "/run", Map.of("mode", "COMMIT")).expect(403);
        viewer.get(books.runs() + "/runs").expect(200);
    }

    @Test
    void a_context_with_runs_is_kept() {
        Books books = Books.exact(service);
        books.run("DRY_RUN");
        assertThat(books.client
                        .delete("/v1/contexts/" + books.context)
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0106");
    }

    private static Client.Reply run(Client client, String context) {
        return client.post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"));
    }

    private static List<String> ids(Client.Reply page) {
        return page.json()
                .required("items")
                .valueStream()
                .map(item -> item.required("id").asString())
                .toList();
    }
}
