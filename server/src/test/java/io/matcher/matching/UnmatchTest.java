package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Service;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UnmatchTest {

    private final Service service = Service.shared();

    @Test
    void a_confirmed_group_that_is_taken_apart_is_revoked_and_its_transactions_are_open_again() {
        Books books = Books.exact(service).left(row("A", "1500")).right(row("A", "1500"));
        JsonNode run = books.commit();
        JsonNode group = books.groups(run).getFirst();
        books.unmatch(group, "Wrong customer").expect(204);
        JsonNode revoked = books.groups(run).getFirst();
        assertThat(revoked.required("status").asString()).isEqualTo("REVOKED");
        assertThat(revoked.required("rejectedReason").asString()).isEqualTo("Wrong customer");
        assertThat(revoked.required("live").booleanValue()).isFalse();
        assertThat(books.states()).containsEntry("A", "UNMATCHED");
        assertThat(books.exceptions("&status=OPEN")).hasSize(2);
        assertThat(books.unmatch(group, "Again").expect(409).text("code")).isEqualTo("MTCH-0409");
    }

    @Test
    void a_proposed_group_that_is_taken_apart_is_rejected() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchAmount", false)))
                .left(row("A", "1"))
                .right(row("A", "2"));
        JsonNode run = books.commit();
        books.unmatch(books.groups(run).getFirst(), "No").expect(204);
        assertThat(books.groups(run).getFirst().required("status").asString()).isEqualTo("REJECTED");
        assertThat(books.states()).containsEntry("A", "UNMATCHED");
    }

    @Test
    void a_pair_that_a_person_took_apart_is_not_put_together_again_until_one_of_them_changes() {
        Books books = Books.exact(service).left(row("A", "10")).right(row("A", "10"));
        books.unmatch(books.groups(books.commit()).getFirst(), "Not these").expect(204);
        JsonNode second = books.commit();
        assertThat(stat(second, "matches")).isZero();
        assertThat(stat(second, "unmatched_left")).isEqualTo(1);
        assertThat(books.groups(second)).isEmpty();
        books.left(row("A", "11")).right(row("A", "11"));
        assertThat(stat(books.commit(), "matches")).isEqualTo(1);
    }

    @Test
    void once_a_proposal_is_rejected_its_rival_is_matched() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchReference", false)))
                .left(row("L", "50"))
                .right(row("R1", "50"), row("R2", "50"));
        JsonNode first = books.groups(books.commit()).getFirst();
        String rejected =
                first.required("items").get(1).required("transactionId").asString();
        books.unmatch(first, "The other one").expect(204);
        JsonNode second = books.groups(books.commit()).getFirst();
        assertThat(second.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(second.required("items").get(1).required("transactionId").asString())
                .isNotEqualTo(rejected);
    }

    @Test
    void a_reason_is_required_and_the_context_must_be_active() {
        Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        JsonNode group = books.groups(books.commit()).getFirst();
        books.unmatch(group, " ").expect(400);
        String path = "/v1/matching/groups/" + group.required("id").asString();
        books.client
                .send("DELETE", path + "?contextId=" + books.context, "application/json", "{}")
                .expect(400);
        books.client
                .send("DELETE", path, "application/json", "{\"reason\":\"x\"}")
                .expect(400);
        books.client.delete(path + "?contextId=" + books.context).expect(400);
        books.client
                .send(
                        "DELETE",
                        "/v1/matching/groups/" + UUID.randomUUID() + "?contextId=" + books.context,
                        "application/json",
                        "{\"reason\":\"x\"}")
                .expect(404);
        books.client
                .patch("/v1/contexts/" + books.context, Map.of("status", "PAUSED"))
                .expect(200);
        assertThat(books.unmatch(group, "x").expect(403).text("code")).isEqualTo("MTCH-0012");
        service.client(books.tenant, "analyst")
                .send("DELETE", path + "?contextId=" + books.context, "application/json", "{\"reason\":\"x\"}")
                .expect(403);
    }

    @Test
    void an_amended_transaction_ends_its_group_and_reopens_both_sides() {
        Books books = Books.exact(service).left(row("A", "10")).right(row("A", "10"));
        JsonNode run = books.commit();
        books.left(row("A", "12"));
        JsonNode group = books.groups(run).getFirst();
        assertThat(group.required("status").asString()).isEqualTo("REVOKED");
        assertThat(group.has("explanation")).isFalse();
        assertThat(books.states()).containsEntry("A", "UNMATCHED");
        assertThat(books.exceptions("&status=OPEN")).hasSize(2);
        books.right(row("A", "12"));
        assertThat(stat(books.commit(), "matches")).isEqualTo(1);
        assertThat(books.exceptions("&status=OPEN")).isEmpty();
    }

    @Test
    void a_deleted_transaction_ends_its_group_and_is_set_aside() {
        Books books = Books.exact(service).left(row("A", "10")).right(row("A", "10"));
        JsonNode run = books.commit();
        books.deleteLeft("A");
        assertThat(books.groups(run).getFirst().required("status").asString()).isEqualTo("REVOKED");
        assertThat(books.query("""
                        select o.status from open_items o join transactions t on t.id = o.transaction_id
                         where o.tenant_id = ? order by t.deleted""")).containsExactly("UNMATCHED", "IGNORED");
        assertThat(books.exceptions("&status=OPEN")).hasSize(1);
    }

    @Test
    void what_became_of_a_group_is_kept_with_its_reason_and_told_in_the_outbox() {
        Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        books.unmatch(books.groups(books.commit()).getFirst(), "Because").expect(204);
        assertThat(
                        books.query(
                                "select from_status || '>' || to_status || ' ' || reason from match_group_events where tenant_id = ?"))
                .containsExactly("CONFIRMED>REVOKED Because");
        assertThat(books.query("select type from outbox_events where tenant_id = ? order by position"))
                .contains("match_run.completed", "match_group.unmatched");
        assertThat(books.query("select action from audit_logs where tenant_id = ? and entity_type = 'match_group'"))
                .containsExactly("UNMATCH");
    }
}
