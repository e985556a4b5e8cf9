package io.matcher.suggestions;

import static io.matcher.matching.Books.DAY;
import static io.matcher.matching.Books.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.matching.Books;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SuggestionTest {

    private final Service service = Service.shared();

    /** Pairs with one reference that lie two days and a few cents apart, which the exact rule misses. */
    private Books nearMisses() {
        Books books = Books.exact(service);
        List<IncomingTransaction> left = new ArrayList<>();
        List<IncomingTransaction> right = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            left.add(row("REF-" + i, 100 + i + ".00", DAY));
            right.add(row("REF-" + i, 99 + i + ".80", DAY.plusDays(2)));
        }
        books.putLeft(left);
        books.putRight(right);
        return books;
    }

    private static Books optedIn(Books books) {
        books.client
                .put("/system/matcher/rule_suggestions.opt_in", Map.of("value", true))
                .expect(204);
        return books;
    }

    private static String path(Books books) {
        return "/v1/matching/contexts/" + books.context + "/rule-suggestions";
    }

    private static JsonNode suggested(Books books) {
        return books.client.post(path(books), Map.of()).expect(200).json();
    }

    private static List<JsonNode> listed(Books books, String query) {
        return books.client
                .get(path(books) + query)
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .toList();
    }

    private static String id(JsonNode suggestion) {
        return suggestion.required("id").asString();
    }

    @Test
    void a_tenant_that_did_not_opt_in_is_refused() {
        Books books = nearMisses();
        Client.Reply refused = books.client.post(path(books), Map.of()).expect(403);
        assertThat(refused.text("code")).isEqualTo("MTCH-0004");
        assertThat(refused.text("detail")).contains("rule_suggestions.opt_in");
        assertThat(listed(books, "")).isEmpty();
    }

    @Test
    void near_misses_become_a_rule_once_a_person_approves_it() {
        Books books = optedIn(nearMisses());

        JsonNode answer = suggested(books);

        assertThat(answer.required("count").intValue()).isEqualTo(1);
        JsonNode suggestion = answer.required("items").get(0);
        JsonNode candidate = suggestion.required("candidate");
        assertThat(candidate.required("type").asString()).isEqualTo("TOLERANCE");
        assertThat(candidate.required("config").required("dateWindowDays").intValue())
                .isEqualTo(2);
        assertThat(candidate.required("priority").intValue()).isEqualTo(2);
        assertThat(candidate.required("expectedImprovement").asString()).startsWith("Matches 10 more");
        assertThat(suggestion.required("status").asString()).isEqualTo("PENDING_REVIEW");
        assertThat(books.states()).doesNotContainValue("MATCHED");
        assertThat(books.client
                        .get("/v1/contexts/" + books.context + "/rules")
                        .json()
                        .required("items")
                        .size())
                .isEqualTo(1);

        JsonNode approved = books.client
                .post(path(books) + "/" + id(suggestion) + "/approve", Map.of())
                .expect(200)
                .json();

        assertThat(approved.required("reviewId").asString()).isEqualTo(id(suggestion));
        JsonNode rule = books.client
                .get("/v1/contexts/" + books.context + "/rules/"
                        + approved.required("createdRuleId").asString())
                .expect(200)
                .json();
        assertThat(rule.required("type").asString()).isEqualTo("TOLERANCE");
        assertThat(Books.stat(books.commit(), "matches")).isEqualTo(10);
        JsonNode decided = listed(books, "?status=APPROVED").getFirst();
        assertThat(decided.required("createdRuleId").asString())
                .isEqualTo(approved.required("createdRuleId").asString());
        assertThat(decided.has("reviewerId")).isTrue();
        assertThat(listed(books, "?status=PENDING_REVIEW")).isEmpty();
        Client.Reply again = books.client
                .post(path(books) + "/" + id(suggestion) + "/reject", Map.of())
                .expect(409);
        assertThat(again.text("detail")).contains("APPROVED");
        assertThat(books.query(
                        "select action from audit_logs where tenant_id = ? and entity_type = 'match_rule_suggestion'"))
                .containsExactly("APPROVE");
    }

    @Test
    void the_same_suggestion_waits_once_and_is_not_made_again_after_it_was_rejected() {
        Books books = optedIn(nearMisses());
        String first = id(suggested(books).required("items").get(0));
        JsonNode second = suggested(books).required("items").get(0);
        assertThat(id(second)).isEqualTo(first);
        assertThat(second.required("version").intValue()).isEqualTo(2);

        JsonNode rejected = books.client
                .post(path(books) + "/" + first + "/reject", Map.of("reason", "We want no tolerance"))
                .expect(200)
                .json();

        assertThat(rejected.required("status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.required("rejectReason").asString()).isEqualTo("We want no tolerance");
        assertThat(suggested(books).required("count").intValue()).isZero();
        books.client.post(path(books) + "/" + first + "/approve", Map.of()).expect(409);
    }

    @Test
    void what_people_matched_by_hand_is_learnt_from() {
        Books books = optedIn(Books.exact(service));
        for (int i = 0; i < 8; i++) {
            books.left(row("ours-" + i, 200 + i + ".31", DAY))
                    .right(row("theirs-" + i, 200 + i + ".31", DAY.plusDays(1)));
        }
        for (int i = 0; i < 5; i++) {
            books.match(books.id("LEFT", "ours-" + i), books.id("RIGHT", "theirs-" + i))
                    .expect(201);
        }

        JsonNode candidate = suggested(books).required("items").get(0).required("candidate");

        assertThat(candidate.required("type").asString()).isEqualTo("DATE_LAG");
        assertThat(candidate.required("config").required("direction").asString())
                .isEqualTo("LEFT_BEFORE_RIGHT");
        assertThat(candidate.required("expectedImprovement").asString())
                .isEqualTo(
                        "Matches 3 more and proposes 0 that a person would have to decide. Of 5 confirmed pairs it finds 5"
                                + " again by itself, puts 0 together otherwise and is unsure of 0.");
        assertThat(candidate.required("confidence").doubleValue()).isEqualTo(6.0 / 7);
    }

    @Test
    void a_rule_that_somebody_writes_is_tried_over_what_was_confirmed() {
        Books books = Books.exact(service)
                .left(row("A", "10"), row("B", "10"), row("C", "30"))
                .right(row("X", "10"), row("Y", "10"), row("Z", "30.10"));
        books.match(books.id("LEFT", "A"), books.id("RIGHT", "X")).expect(201);
        books.match(books.id("LEFT", "B"), books.id("RIGHT", "Y")).expect(201);

        JsonNode test = books.client
                .post(
                        "/v1/matching/back-test",
                        Map.of(
                                "contextId",
                                books.context,
                                "rule",
                                Map.of(
                                        "type",
                                        "TOLERANCE",
                                        "config",
                                        Map.of("matchReference", false, "absTolerance", "1", "percentTolerance", "0"))))
                .expect(200)
                .json();

        assertThat(test.required("knownPairs").intValue()).isEqualTo(2);
        assertThat(test.required("again").intValue()).isZero();
        assertThat(test.required("unsure").intValue()).isEqualTo(2);
        assertThat(test.required("openMatched").intValue()).isEqualTo(1);
        books.client
                .post("/v1/matching/back-test", Map.of("contextId", books.context))
                .expect(400);
    }

    @Test
    void another_tenant_sees_and_decides_nothing() {
        Books books = optedIn(nearMisses());
        String suggestion = id(suggested(books).required("items").get(0));
        Client stranger = service.admin();
        stranger.get(path(books)).expect(404);
        stranger.post(path(books) + "/" + suggestion + "/approve", Map.of()).expect(404);
        stranger.put("/system/matcher/rule_suggestions.opt_in", Map.of("value", true))
                .expect(204);
        stranger.post(path(books), Map.of()).expect(404);
        books.client
                .post(path(books) + "/" + UUID.randomUUID() + "/approve", Map.of())
                .expect(404);
        books.client.get(path(books) + "?status=MAYBE").expect(400);
        books.client.get(path(books) + "?limit=201").expect(400);
    }

    @Test
    void a_viewer_may_look_and_not_ask() {
        Books books = optedIn(nearMisses());
        Client viewer = service.client(books.tenant, "viewer");
        viewer.get(path(books)).expect(200);
        viewer.post(path(books), Map.of()).expect(403);
    }
}
