package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ReviewTest {

    private final Service service = Service.shared();

    private static final Map<String, Object> REASON = Map.of("reason", "Not these");

    /** Two proposals: one of two, and one that leaves a difference. */
    private Books ambiguous() {
        return Books.with(service, rule(1, "EXACT", Map.of("matchReference", false)))
                .left(row("L1", "50"))
                .right(row("R1", "50"), row("R2", "50"));
    }

    private Books unequal() {
        return Books.with(service, rule(1, "EXACT", Map.of("matchAmount", false)))
                .left(row("A", "10"))
                .right(row("A", "8"));
    }

    @Test
    void an_approved_proposal_is_confirmed_its_transactions_matched_and_their_exceptions_closed() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchReference", false)));
        books.left(row("L1", "50"));
        books.commit();
        assertThat(books.exceptions("&status=OPEN")).hasSize(1);
        books.right(row("R1", "50"), row("R2", "50"));
        JsonNode group = books.groups(books.commit()).getFirst();
        JsonNode approved = books.change(group, "approve", Map.of()).expect(200).json();
        assertThat(approved.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(approved.required("ambiguous").booleanValue()).isFalse();
        assertThat(approved.required("alternatives").size()).isEqualTo(1);
        assertThat(approved.has("confirmedAt")).isTrue();
        assertThat(books.states()).containsEntry("L1", "MATCHED");
        assertThat(books.exceptions("&status=RESOLVED")).hasSize(1);
        assertThat(books.exceptions("&status=OPEN")).hasSize(1);
        assertThat(
                        books.query(
                                "select from_status || '>' || to_status || ' ' || cause from match_group_events where tenant_id = ?"))
                .containsExactly("PROPOSED>CONFIRMED APPROVED");
        assertThat(
                        books.query(
                                "select type from outbox_events where tenant_id = ? and type like 'match_group%' order by position"))
                .containsExactly("match_group.confirmed");
        assertThat(books.query("select action from audit_logs where tenant_id = ? and entity_type = 'match_group'"))
                .containsExactly("APPROVE");
        assertThat(books.change(approved, "approve", Map.of()).expect(409).text("code"))
                .isEqualTo("MTCH-0409");
        assertThat(books.change(approved, "reject", REASON).expect(409).text("code"))
                .isEqualTo("MTCH-0409");
        books.unmatch(approved, "After all").expect(204);
        assertThat(books.exceptions("&status=OPEN")).hasSize(3);
    }

    @Test
    void a_rejected_proposal_is_remembered_and_its_rival_takes_its_place() {
        Books books = ambiguous();
        JsonNode group = books.groups(books.commit()).getFirst();
        JsonNode rejected = books.change(group, "reject", REASON).expect(200).json();
        assertThat(rejected.required("status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.required("rejectedReason").asString()).isEqualTo("Not these");
        assertThat(books.states()).containsEntry("L1", "UNMATCHED");
        JsonNode next = books.groups(books.commit()).getFirst();
        assertThat(next.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(next.required("items").get(1).required("transactionId"))
                .isNotEqualTo(group.required("items").get(1).required("transactionId"));
        books.change(rejected, "reject", Map.of("reason", " ")).expect(400);
        assertThat(
                        books.query(
                                "select action from audit_logs where tenant_id = ? and entity_type = 'match_group' order by created_at"))
                .containsExactly("REJECT");
    }

    @Test
    void a_proposal_that_leaves_a_difference_is_approved_once_adjustments_explain_it() {
        Books books = unequal();
        JsonNode group = books.groups(books.commit()).getFirst();
        Client.Reply refused = books.change(group, "approve", Map.of()).expect(409);
        assertThat(refused.text("detail")).contains("differ by 2 BRL");
        adjust(books, group, "DEBIT", "2").expect(201);
        JsonNode approved = books.change(group, "approve", Map.of()).expect(200).json();
        assertThat(approved.required("balance").toString())
                .isEqualTo(
                        "{\"currency\":\"BRL\",\"left\":\"10\",\"adjustments\":\"-2\",\"right\":\"8\",\"difference\":\"0\"}");
        assertThat(approved.required("adjustments").size()).isEqualTo(1);
    }

    private static Client.Reply adjust(Books books, JsonNode group, String direction, String amount) {
        return books.client.post(
                "/v1/matching/adjustments?contextId=" + books.context,
                Map.of(
                        "matchGroupId",
                        group.required("id").asString(),
                        "type",
                        "BANK_FEE",
                        "direction",
                        direction,
                        "amount",
                        amount,
                        "currency",
                        "BRL",
                        "reason",
                        "Fee of the bank"));
    }

    @Test
    void a_group_of_a_dry_run_or_of_another_context_can_not_be_approved() {
        Books books = ambiguous();
        JsonNode dry = books.groups(books.run("DRY_RUN")).getFirst();
        assertThat(books.change(dry, "approve", Map.of()).expect(409).text("code"))
                .isEqualTo("MTCH-0409");
        JsonNode group = books.groups(books.commit()).getFirst();
        String path = "/v1/matching/groups/" + group.required("id").asString() + "/approve?contextId=";
        books.client.post(path + UUID.randomUUID(), Map.of()).expect(404);
        service.admin().post(path + books.context, Map.of()).expect(404);
        service.client(books.tenant, "viewer")
                .post(path + books.context, Map.of())
                .expect(403);
        service.client(books.tenant, "analyst")
                .post(path + books.context, Map.of())
                .expect(200);
    }

    @Test
    void two_people_who_decide_at_once_decide_once() {
        Books books = ambiguous();
        JsonNode group = books.groups(books.commit()).getFirst();
        CompletableFuture<Integer> approval = CompletableFuture.supplyAsync(
                () -> books.change(group, "approve", Map.of()).status());
        int rejection = books.change(group, "reject", REASON).status();
        assertThat(List.of(approval.join(), rejection)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void a_proposal_whose_transaction_has_changed_since_can_not_be_decided_about() {
        Books books = ambiguous();
        JsonNode run = books.commit();
        JsonNode group = books.groups(run).getFirst();
        books.left(row("L1", "51"));
        assertThat(books.change(group, "approve", Map.of()).expect(409).text("code"))
                .isEqualTo("MTCH-0409");
        assertThat(books.change(group, "reject", REASON).expect(409).text("code"))
                .isEqualTo("MTCH-0409");
        JsonNode ended = books.groups(run).getFirst();
        assertThat(ended.required("status").asString()).isEqualTo("REJECTED");
        assertThat(books.states()).doesNotContainValue("MATCHED").doesNotContainValue("PENDING_REVIEW");
        assertThat(books.query("select cause from match_group_events where tenant_id = ?"))
                .containsExactly("TRANSACTION_AMENDED");
    }

    @Test
    void a_decision_waits_for_nobody_who_is_changing_a_transaction_of_the_group() throws Exception {
        Books books = ambiguous();
        JsonNode group = books.groups(books.commit()).getFirst();
        Transactions transactions = service.part(Transactions.class);
        TenantId tenant = new TenantId(books.tenant);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch decided = new CountDownLatch(1);
        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> transactions.run(tenant, () -> {
            service.part(JdbcClient.class)
                    .sql("select transaction_id from open_items where tenant_id = ? order by 1 for update")
                    .param(books.tenant)
                    .query(UUID.class)
                    .list();
            held.countDown();
            awaited(decided);
        }));
        held.await();
        assertThat(books.change(group, "approve", Map.of()).expect(409).text("detail"))
                .contains("just now");
        assertThat(books.change(group, "reject", REASON).status()).isEqualTo(409);
        assertThat(books.match(books.id("LEFT", "L1"), books.id("RIGHT", "R1")).status())
                .isEqualTo(409);
        decided.countDown();
        change.get();
        books.change(group, "approve", Map.of()).expect(200);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void many_sources_that_change_what_people_decide_about_leave_each_group_decided_once() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchAmount", false)));
        List<IncomingTransaction> left = new ArrayList<>();
        List<IncomingTransaction> right = new ArrayList<>();
        List<IncomingTransaction> changed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            left.add(row("E" + i, "10"));
            right.add(row("E" + i, "9"));
            changed.add(row("E" + i, "11"));
        }
        books.putLeft(left);
        books.putRight(right);
        JsonNode run = books.commit();
        List<JsonNode> groups = books.groups(run);
        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> books.putLeft(changed));
        List<Integer> answers = groups.stream()
                .map(group -> books.change(group, "reject", REASON).status())
                .toList();
        change.join();
        assertThat(answers).allMatch(status -> status == 200 || status == 409);
        assertThat(books.groups(run))
                .allMatch(group -> group.required("status").asString().equals("REJECTED"));
        assertThat(books.states())
                .containsOnlyKeys(
                        left.stream().map(IncomingTransaction::externalId).toArray(String[]::new));
        assertThat(books.states()).doesNotContainValue("PENDING_REVIEW").doesNotContainValue("MATCHED");
    }

    @Test
    void proposals_are_decided_together_by_a_filter_and_those_that_can_not_be_are_named() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchAmount", false)));
        List<IncomingTransaction> left = new ArrayList<>();
        List<IncomingTransaction> right = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            left.add(row("E" + i, "10"));
            right.add(row("E" + i, i < 2 ? "11" : "10"));
        }
        left.add(row("F", "3"));
        right.add(row("F", "3", Books.DAY));
        books.putLeft(left);
        books.putRight(right);
        JsonNode run = books.commit();
        assertThat(stat(run, "proposed_left")).isEqualTo(2);
        String path = "/v1/matching/runs/" + run.required("id").asString() + "/groups/";
        String query = "?contextId=" + books.context;
        JsonNode none = books.client
                .post(path + "approve" + query, Map.of("ambiguous", true))
                .expect(200)
                .json();
        assertThat(none.required("total").intValue()).isZero();
        JsonNode approved = books.client
                .post(path + "approve" + query, Map.of("minScore", 60, "limit", 1))
                .expect(200)
                .json();
        assertThat(approved.required("succeeded").size()).isZero();
        assertThat(approved.required("failed").get(0).required("code").asString())
                .isEqualTo("MTCH-0409");
        assertThat(approved.required("hasMore").booleanValue()).isTrue();
        JsonNode rest = books.client
                .post(
                        path + "approve" + query,
                        Map.of("after", approved.required("next").asString()))
                .expect(200)
                .json();
        assertThat(rest.required("total").intValue()).isEqualTo(1);
        assertThat(rest.has("next")).isFalse();
        JsonNode rejected = books.client
                .post(path + "reject" + query, Map.of("reason", "Amounts differ", "ruleId", ruleOf(books)))
                .expect(200)
                .json();
        assertThat(rejected.required("succeeded").size()).isEqualTo(2);
        assertThat(books.states()).containsEntry("E0", "UNMATCHED").containsEntry("E3", "MATCHED");
        books.client.post(path + "approve" + query, Map.of("limit", 1001)).expect(400);
        books.client.post(path + "approve" + query, Map.of("minScore", 101)).expect(400);
        books.client.post(path + "reject" + query, Map.of()).expect(400);
    }

    private static String ruleOf(Books books) {
        return books.client
                .get("/v1/contexts/" + books.context + "/rules")
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }

    @Test
    void the_database_confirms_no_group_that_does_not_balance() {
        Books books = unequal();
        books.commit();
        Transactions transactions = service.part(Transactions.class);
        JdbcClient jdbc = service.part(JdbcClient.class);
        for (String lie : List.of("difference = 0", "difference = 0, adjusted = -2")) {
            assertThatThrownBy(() -> transactions.run(new TenantId(books.tenant), () -> jdbc.sql(
                                    "update match_groups set status = 'CONFIRMED', " + lie + " where tenant_id = ?")
                            .param(books.tenant)
                            .update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("does not balance");
        }
    }
}
