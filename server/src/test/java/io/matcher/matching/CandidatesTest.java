package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CandidatesTest {

    private final Service service = Service.shared();

    private static Client.Reply candidates(Books books, String transaction, String more) {
        return books.client.get(
                "/v1/matching/candidates?contextId=" + books.context + "&transactionId=" + transaction + more);
    }

    private static JsonNode explanation(Books books, String transaction) {
        return books.client
                .get("/v1/matching/transactions/" + transaction + "/explanation?contextId=" + books.context)
                .expect(200)
                .json();
    }

    @Test
    void open_transactions_of_the_other_side_are_ranked_with_what_agrees() {
        Books books = Books.exact(service)
                .left(row("A", "10"), row("B", "10"))
                .right(row("A", "10"), row("N", "10.50"), row("F", "900", Books.DAY.plusDays(40)));
        JsonNode items =
                candidates(books, books.id("LEFT", "A"), "").expect(200).json().required("items");
        assertThat(items.valueStream().map(item -> item.required("transaction")
                        .required("externalId")
                        .asString()))
                .containsExactly("A", "N", "F");
        JsonNode first = items.get(0);
        assertThat(first.required("score").intValue()).isEqualTo(100);
        assertThat(first.required("why").required("amountMatch").booleanValue()).isTrue();
        assertThat(first.required("why").required("referenceScore").intValue()).isEqualTo(1);
        JsonNode near = items.get(1);
        assertThat(near.required("score").intValue()).isLessThan(60);
        assertThat(near.required("amountDelta").asString()).isEqualTo("-0.5");
        assertThat(near.required("why").required("dateMatch").booleanValue()).isTrue();
        assertThat(items.get(2).required("dateDeltaDays").intValue()).isEqualTo(40);
        assertThat(candidates(books, books.id("RIGHT", "N"), "&limit=1")
                        .expect(200)
                        .json()
                        .required("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void what_is_matched_or_not_posted_is_no_candidate() {
        Books books = Books.exact(service)
                .left(row("A", "10"), row("B", "10"))
                .right(row("A", "10"), Books.pending("P", "10"));
        books.commit();
        assertThat(candidates(books, books.id("LEFT", "B"), "")
                        .expect(200)
                        .json()
                        .required("items")
                        .size())
                .isZero();
    }

    @Test
    void candidates_are_asked_for_by_a_transaction_of_the_context_within_limits() {
        Books books = Books.exact(service).left(row("A", "10"));
        candidates(books, books.id("LEFT", "A"), "&limit=201").expect(400);
        candidates(books, books.id("LEFT", "A"), "&limit=0").expect(400);
        candidates(books, UUID.randomUUID().toString(), "").expect(404);
        candidates(books, "nobody", "").expect(400);
        String path = "/v1/matching/candidates?contextId=" + books.context + "&transactionId=" + books.id("LEFT", "A");
        service.admin().get(path).expect(404);
        service.client(books.tenant, "viewer").get(path).expect(200);
    }

    @Test
    void a_matched_transaction_is_explained_by_its_group() {
        Books books = Books.exact(service).left(row("A", "10")).right(row("A", "10"));
        books.commit();
        JsonNode why = explanation(books, books.id("LEFT", "A"));
        assertThat(why.required("status").asString()).isEqualTo("MATCHED");
        assertThat(why.required("groups")
                        .get(0)
                        .required("explanation")
                        .required("score")
                        .intValue())
                .isEqualTo(100);
        assertThat(why.has("whyNot")).isFalse();
    }

    @Test
    void a_leftover_is_explained_by_its_nearest_the_field_that_fails_and_the_least_change_that_mends_it() {
        Books books = Books.with(service, rule(1, "TOLERANCE", Map.of("absTolerance", "0.50", "percentTolerance", "0")))
                .left(row("A", "100"))
                .right(row("A", "101"));
        books.commit();
        JsonNode whyNot = explanation(books, books.id("LEFT", "A")).required("whyNot");
        assertThat(whyNot.required("reason").asString()).isEqualTo("UNMATCHED");
        JsonNode nearest = whyNot.required("nearest").get(0);
        assertThat(nearest.required("transactionId").asString()).isEqualTo(books.id("RIGHT", "A"));
        JsonNode failure = nearest.required("failures").get(0);
        assertThat(failure.required("field").asString()).isEqualTo("amount");
        assertThat(failure.required("difference").asString()).isEqualTo("1");
        assertThat(nearest.required("changes").get(0).required("setting").asString())
                .isEqualTo("absTolerance");
        JsonNode other = explanation(books, books.id("RIGHT", "A")).required("whyNot");
        assertThat(other.required("nearest").get(0).required("transactionId").asString())
                .isEqualTo(books.id("LEFT", "A"));
    }

    @Test
    void what_a_run_would_match_and_what_a_person_rejected_is_said() {
        Books books = Books.exact(service).left(row("A", "10")).right(row("A", "10"));
        JsonNode would = explanation(books, books.id("RIGHT", "A")).required("wouldMatch");
        assertThat(would.required("transactionIds").get(0).asString()).isEqualTo(books.id("LEFT", "A"));
        assertThat(would.required("status").asString()).isEqualTo("CONFIRMED");
        books.unmatch(books.groups(books.commit()).getFirst(), "No").expect(204);
        JsonNode nearest = explanation(books, books.id("LEFT", "A"))
                .required("whyNot")
                .required("nearest")
                .get(0);
        assertThat(nearest.required("rejected").booleanValue()).isTrue();
        books.client
                .get("/v1/matching/transactions/" + UUID.randomUUID() + "/explanation?contextId=" + books.context)
                .expect(404);
    }

    @Test
    void a_transaction_with_many_neighbours_is_looked_at_with_the_nearest() {
        Books books = Books.exact(service).left(row("A", "10"));
        books.putRight(java.util.stream.IntStream.range(0, Candidates.MOST_RANKED + 50)
                .mapToObj(i -> row("R" + i, String.valueOf(1000 + i)))
                .toList());
        books.right(row("A", "10"));
        List<JsonNode> items = candidates(books, books.id("LEFT", "A"), "&limit=200")
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .toList();
        assertThat(items).hasSize(200);
        assertThat(items.getFirst().required("score").intValue()).isEqualTo(100);
    }
}
