package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Contexts of type 1:N and N:M. */
class SeveralRowsTest {

    private final Service service = Service.shared();

    private Books books(String type, Map<String, Object> rule) {
        return Books.with(service, rule).ofType(type);
    }

    private static Map<String, Object> byReference() {
        return rule(1, "EXACT", Map.of("matchReference", true, "referenceMustSet", true));
    }

    private static Map<String, Object> byAmount() {
        return rule(1, "EXACT", Map.of("matchReference", false, "matchDate", true));
    }

    private static JsonNode only(List<JsonNode> groups) {
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    private boolean isVerified(Books books, JsonNode run) {
        return books.client
                .post(
                        "/v1/matching/runs/" + run.required("id").asString() + "/verify?contextId=" + books.context,
                        Map.of())
                .expect(200)
                .json()
                .required("equal")
                .booleanValue();
    }

    @Test
    void a_payment_in_three_parts_under_one_reference_is_one_group() {
        Books books = books("1:N", byReference())
                .left(row("PAY-1", "400.00"))
                .right(row("a", "150.00", "PAY-1"), row("b", "100.00", "PAY-1"), row("c", "150.00", "PAY-1"));

        JsonNode run = books.commit();

        JsonNode group = only(books.groups(run));
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("items").size()).isEqualTo(4);
        assertThat(group.required("difference").asString()).isEqualTo("0");
        assertThat(group.has("certificate")).isFalse();
        assertThat(group.required("explanation").required("fields").size()).isGreaterThan(3);
        assertThat(stat(run, "auto_matched_left")).isEqualTo(1);
        assertThat(stat(run, "auto_matched_right")).isEqualTo(3);
        assertThat(books.states().values()).containsOnly("MATCHED");
        assertThat(isVerified(books, run)).isTrue();

        books.unmatch(group, "Not these").expect(204);

        assertThat(books.states().values()).containsOnly("UNMATCHED");
        assertThat(stat(books.commit(), "matches")).isZero();
    }

    @Test
    void parts_that_share_no_reference_are_found_by_their_sum_with_a_certificate() {
        Books books = books("1:N", byAmount())
                .left(row("total", "913.41"))
                .right(row("a", "402.17"), row("b", "511.24"), row("c", "77.77"), row("d", "1290.03"));

        JsonNode group = only(books.groups(books.commit()));

        assertThat(group.required("items").size()).isEqualTo(3);
        JsonNode certificate = group.required("certificate");
        assertThat(certificate.required("verdict").asString()).isEqualTo("UNIQUE");
        assertThat(certificate.required("targetId").asString()).isEqualTo(books.id("LEFT", "total"));
        assertThat(certificate.required("solution").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(books.id("RIGHT", "a"), books.id("RIGHT", "b"));
        assertThat(certificate.required("work").longValue()).isPositive();
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(books.states()).containsEntry("c", "UNMATCHED").containsEntry("d", "UNMATCHED");
    }

    @Test
    void two_ways_to_the_same_sum_are_proposed_with_the_other_way() {
        Books books = books("1:N", byAmount())
                .left(row("total", "913.41"))
                .right(row("a", "402.17"), row("b", "511.24"), row("c", "400.00"), row("d", "513.41"));

        JsonNode group = only(books.groups(books.commit()));

        assertThat(group.required("status").asString()).isEqualTo("PROPOSED");
        assertThat(group.required("ambiguous").booleanValue()).isTrue();
        assertThat(group.required("certificate").required("verdict").asString()).isEqualTo("AMBIGUOUS");
        assertThat(group.required("certificate").required("second").size()).isEqualTo(2);
        JsonNode other = group.required("alternatives").get(0);
        assertThat(other.required("items").intValue()).isEqualTo(3);
        assertThat(other.required("rightTransactionIds").size()).isEqualTo(2);
        assertThat(books.states()).containsEntry("total", "PENDING_REVIEW");

        books.change(group, "approve", Map.of()).expect(200);

        assertThat(books.states()).containsEntry("total", "MATCHED");
    }

    @Test
    void a_batch_with_a_refund_is_settled_by_one_payout_in_a_context_of_many_to_many() {
        Books books = books("N:M", byReference())
                .left(row("s1", "100.00", "B7"), row("s2", "50.00", "B7"), row("s3", "-30.00", "B7"))
                .right(row("p1", "75.00", "B7"), row("p2", "45.00", "B7"), row("x", "120.00", "B8"));

        JsonNode run = books.commit();

        JsonNode group = only(books.groups(run));
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("items").size()).isEqualTo(5);
        assertThat(books.states()).containsEntry("x", "UNMATCHED").containsEntry("s3", "MATCHED");
        assertThat(isVerified(books, run)).isTrue();
    }

    @Test
    void parts_that_do_not_add_up_stay_open_and_say_what_is_missing() {
        Books books = books("1:N", byReference())
                .left(row("PAY-1", "400.00"))
                .right(row("a", "150.00", "PAY-1"), row("b", "100.00", "PAY-1"));

        JsonNode run = books.commit();

        assertThat(books.groups(run)).isEmpty();
        JsonNode exception = books.exceptions("&status=OPEN").stream()
                .filter(each -> each.required("transactionId").asString().equals(books.id("LEFT", "PAY-1")))
                .findFirst()
                .orElseThrow();
        assertThat(exception.required("reason").asString()).isEqualTo("SPLIT_INCOMPLETE");
        JsonNode why = books.client
                .get("/v1/matching/transactions/" + books.id("LEFT", "PAY-1") + "/explanation?contextId="
                        + books.context)
                .expect(200)
                .json()
                .required("whyNot");
        assertThat(why.required("reason").asString()).isEqualTo("SPLIT_INCOMPLETE");
        assertThat(why.required("missing").asString()).isEqualTo("150");
    }

    @Test
    void a_sum_that_costs_more_than_the_setting_allows_is_not_searched_and_says_so() {
        Books books = books("1:N", byAmount());
        books.client
                .put("/system/matcher/matching.sum_candidates", Map.of("value", 3))
                .expect(204);
        books.left(row("total", "913.41"))
                .right(row("a", "402.17"), row("b", "511.24"), row("c", "77.77"), row("d", "90.03"));

        JsonNode run = books.commit();

        assertThat(books.groups(run)).isEmpty();
        assertThat(books.exceptions("&status=OPEN").stream()
                        .filter(each ->
                                each.required("transactionId").asString().equals(books.id("LEFT", "total")))
                        .map(each -> each.required("reason").asString()))
                .containsExactly("SEARCH_BUDGET");
    }

    @Test
    void a_batch_of_thousands_is_one_group_that_the_database_holds_to_its_balance() {
        Books books = books("1:N", byReference());
        List<IncomingTransaction> parts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            parts.add(row("part-" + i, i % 10 == 9 ? "-1.00" : "2.00", "BATCH"));
        }
        books.putRight(parts);
        books.left(row("BATCH", "5100.00"));

        JsonNode run = books.commit();

        assertThat(stat(run, "auto_matched_right")).isEqualTo(3_000);
        assertThat(books.query("select count(*)::text from match_items where tenant_id = ? and live")
                        .findFirst())
                .hasValue("3001");
        UUID id = UUID.fromString(run.required("id").asString());
        books.client
                .post("/v1/matching/runs/" + id + "/undo?contextId=" + books.context, Map.of("reason", "Once more"))
                .expect(200);
        assertThat(books.states().values()).containsOnly("UNMATCHED");
    }

    private Map<String, String> openAmounts(Books books) {
        Map<String, String> open = new java.util.TreeMap<>();
        books.query("""
                select t.external_id || '=' || trim_scale(o.open_amount)
                  from open_items o join transactions t on t.id = o.transaction_id where o.tenant_id = ?""").forEach(text -> open.put(text.split("=", 2)[0], text.split("=", 2)[1]));
        return open;
    }

    @Test
    void where_parts_may_fall_short_the_rest_stays_open_until_it_is_paid() {
        Books books = books(
                        "1:N",
                        rule(
                                1,
                                "EXACT",
                                Map.of(
                                        "matchReference",
                                        true,
                                        "referenceMustSet",
                                        true,
                                        "matchDate",
                                        false,
                                        "allowPartial",
                                        true)))
                .left(row("PAY-1", "400.00"))
                .right(row("a", "150.00", "PAY-1"), row("b", "100.00", "PAY-1"));

        JsonNode first = only(books.groups(books.commit()));

        assertThat(first.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(openAmounts(books)).isEqualTo(Map.of("PAY-1", "150"));
        assertThat(books.exceptions("&status=OPEN").stream()
                        .map(each -> each.required("transactionId").asString() + " "
                                + each.required("reason").asString()))
                .containsExactly(books.id("LEFT", "PAY-1") + " SPLIT_INCOMPLETE");

        books.right(row("c", "150.00", "PAY-1"));
        JsonNode rest = only(books.groups(books.commit()));

        assertThat(rest.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(openAmounts(books)).isEmpty();
        assertThat(books.exceptions("&status=OPEN")).isEmpty();

        books.unmatch(first, "Not those two").expect(204);

        assertThat(openAmounts(books)).isEqualTo(Map.of("PAY-1", "250", "a", "150", "b", "100"));

        books.deleteRight("a");
        books.deleteRight("b");
        books.right(row("d", "250.00", "PAY-1"));
        JsonNode other = only(books.groups(books.commit()));

        assertThat(other.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(books.states()).containsEntry("PAY-1", "MATCHED");

        books.unmatch(rest, "Nor that one").expect(204);

        assertThat(openAmounts(books)).containsEntry("PAY-1", "150").containsEntry("c", "150");

        books.unmatch(other, "Nor this").expect(204);

        assertThat(openAmounts(books)).containsEntry("PAY-1", "400").containsEntry("d", "250");
    }

    @Test
    void a_part_that_a_person_confirms_leaves_the_rest_open() {
        Books books = books(
                        "1:N",
                        rule(
                                1,
                                "EXACT",
                                Map.of(
                                        "matchReference",
                                        true,
                                        "referenceMustSet",
                                        true,
                                        "matchDate",
                                        false,
                                        "allowPartial",
                                        true)))
                .left(row("PAY-1", "200.00"))
                .right(row("a", "150.00", "PAY-1"), row("b", "100.00", "PAY-1"));

        JsonNode proposal = only(books.groups(books.commit()));

        assertThat(proposal.required("status").asString()).isEqualTo("PROPOSED");
        books.change(proposal, "approve", Map.of()).expect(200);
        assertThat(openAmounts(books)).hasSize(1).containsValue("50");
        books.unmatch(proposal, "No").expect(204);
        assertThat(openAmounts(books)).isEqualTo(Map.of("PAY-1", "200", "a", "150", "b", "100"));
    }
}
