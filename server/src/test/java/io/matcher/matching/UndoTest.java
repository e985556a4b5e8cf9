package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UndoTest {

    private final Service service = Service.shared();
    private final Books books = Books.with(
                    service,
                    rule(1, "EXACT", Map.of("matchAmount", true)),
                    rule(2, "EXACT", Map.of("matchReference", false)))
            .left(row("A", "1"), row("B", "2"), row("C", "3"), row("D", "9"))
            .right(row("A", "1"), row("X", "2"), row("Y", "3"), row("Z", "3"));

    private Client.Reply undo(JsonNode run, Map<String, Object> body) {
        return books.client.post(
                "/v1/matching/runs/" + run.required("id").asString() + "/undo?contextId=" + books.context, body);
    }

    @Test
    void a_run_is_undone_as_a_whole_and_what_it_closed_is_open_again() {
        books.commit();
        books.right(row("D", "9"));
        JsonNode run = books.commit();
        assertThat(stat(run, "matches")).isEqualTo(1);
        assertThat(books.exceptions("&status=OPEN")).hasSize(1);
        JsonNode undone = undo(run, Map.of("reason", "Wrong file")).expect(200).json();
        assertThat(undone.required("groups").intValue()).isEqualTo(1);
        assertThat(undone.required("transactions").intValue()).isEqualTo(2);
        JsonNode group = books.groups(run).getFirst();
        assertThat(group.required("status").asString()).isEqualTo("REVOKED");
        assertThat(group.required("rejectedReason").asString()).isEqualTo("Wrong file");
        assertThat(books.states()).containsEntry("D", "UNMATCHED").containsEntry("A", "MATCHED");
        // The exception that the run had closed, one that is made for its counterpart, and the one that was open.
        assertThat(books.exceptions("&status=OPEN")).hasSize(3);
        assertThat(books.query("select to_status || ' ' || cause from match_group_events where tenant_id = ?"))
                .containsExactly("REVOKED UNDONE");
        assertThat(
                        books.query(
                                "select action from audit_logs where tenant_id = ? and entity_type = 'match_run' order by created_at"))
                .endsWith("UNDO");
        assertThat(books.query("select type from outbox_events where tenant_id = ? order by position"))
                .endsWith("match_run.undone");
        assertThat(undo(run, Map.of("reason", "Again"))
                        .expect(200)
                        .json()
                        .required("groups")
                        .intValue())
                .isZero();
        assertThat(stat(books.commit(), "matches")).isEqualTo(1);
    }

    @Test
    void the_matches_of_one_rule_are_undone_by_themselves_proposals_too() {
        JsonNode run = books.commit();
        String second = books.client
                .get("/v1/contexts/" + books.context + "/rules")
                .json()
                .required("items")
                .get(1)
                .required("id")
                .asString();
        JsonNode undone = undo(run, Map.of("reason", "Too loose", "ruleId", second))
                .expect(200)
                .json();
        assertThat(undone.required("groups").intValue()).isEqualTo(2);
        assertThat(books.groups(run).stream()
                        .map(group -> group.required("status").asString()))
                .containsExactlyInAnyOrder("CONFIRMED", "REVOKED", "REJECTED");
        assertThat(books.states())
                .containsEntry("A", "MATCHED")
                .containsEntry("B", "UNMATCHED")
                .containsEntry("C", "UNMATCHED");
    }

    @Test
    void the_same_pairs_come_again_unless_they_are_to_be_remembered() {
        JsonNode run = books.commit();
        assertThat(stat(run, "matches")).isEqualTo(3);
        undo(run, Map.of("reason", "x")).expect(200);
        JsonNode again = books.commit();
        assertThat(stat(again, "matches")).isEqualTo(3);
        undo(again, Map.of("reason", "x", "remember", true)).expect(200);
        JsonNode third = books.commit();
        assertThat(stat(third, "matches")).isEqualTo(1);
        assertThat(stat(third, "ambiguous")).isZero();
    }

    @Test
    void what_a_person_matched_is_undone_and_remembered_whichever_side_was_named_first() {
        Books manual = Books.exact(service).left(row("A", "10")).right(row("A", "10"));
        String run = manual.match(manual.id("RIGHT", "A"), manual.id("LEFT", "A"))
                .expect(201)
                .json()
                .required("matchGroup")
                .required("runId")
                .asString();
        manual.client
                .post(
                        "/v1/matching/runs/" + run + "/undo?contextId=" + manual.context,
                        Map.of("reason", "x", "remember", true))
                .expect(200);
        assertThat(stat(manual.commit(), "matches")).isZero();
    }

    @Test
    void a_run_is_undone_in_its_own_context_and_only_once_it_is_over() {
        JsonNode run = books.commit();
        String path = "/v1/matching/runs/" + run.required("id").asString() + "/undo?contextId=";
        books.client.post(path + UUID.randomUUID(), Map.of("reason", "x")).expect(404);
        service.admin().post(path + books.context, Map.of("reason", "x")).expect(404);
        assertThat(undo(run, Map.of("reason", "x", "ruleId", UUID.randomUUID().toString()))
                        .expect(200)
                        .json()
                        .required("groups")
                        .intValue())
                .isZero();
    }

    @Test
    void what_changed_nothing_or_is_not_over_can_not_be_undone() {
        JsonNode dry = books.run("DRY_RUN");
        assertThat(undo(dry, Map.of("reason", "x")).expect(409).text("code")).isEqualTo("MTCH-0103");
        JsonNode run = books.commit();
        undo(run, Map.of()).expect(400);
        service.client(books.tenant, "analyst")
                .post(
                        "/v1/matching/runs/" + run.required("id").asString() + "/undo?contextId=" + books.context,
                        Map.of("reason", "x"))
                .expect(403);
    }

    @Test
    void a_group_that_was_undone_gives_the_adjustments_of_its_transactions_back() {
        Books manual = Books.exact(service).left(row("L", "10")).right(row("R", "9"));
        manual.client
                .post(
                        "/v1/matching/adjustments?contextId=" + manual.context,
                        Map.of(
                                "transactionId",
                                manual.id("LEFT", "L"),
                                "type",
                                "WRITE_OFF",
                                "direction",
                                "DEBIT",
                                "amount",
                                "1",
                                "currency",
                                "BRL",
                                "reason",
                                "x"))
                .expect(201);
        String run = manual.match(manual.id("LEFT", "L"), manual.id("RIGHT", "R"))
                .expect(201)
                .json()
                .required("matchGroup")
                .required("runId")
                .asString();
        manual.client
                .post("/v1/matching/runs/" + run + "/undo?contextId=" + manual.context, Map.of("reason", "x"))
                .expect(200);
        manual.match(manual.id("LEFT", "L"), manual.id("RIGHT", "R")).expect(201);
    }

    @Test
    void an_undoing_that_is_cut_short_leaves_everything_as_it_was() {
        JsonNode run = books.commit();
        UndoStore store = service.part(UndoStore.class);
        TenantId tenant = new TenantId(books.tenant);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> service.part(Transactions.class).run(tenant, () -> {
                            store.end(
                                    io.matcher.platform.tenancy.Caller.system(tenant),
                                    new UndoStore.Which(
                                            java.util.UUID.fromString(
                                                    run.required("id").asString()),
                                            null),
                                    "x");
                            throw new IllegalStateException("killed");
                        }))
                .hasMessage("killed");
        assertThat(books.states()).containsEntry("A", "MATCHED");
        assertThat(List.of(undo(run, Map.of("reason", "x")).status())).containsExactly(200);
    }
}
