package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReplayTest {

    private final Service service = Service.shared();

    private static Client.Reply verify(Books books, JsonNode run) {
        return books.client.post(
                "/v1/matching/runs/" + run.required("id").asString() + "/verify?contextId=" + books.context, Map.of());
    }

    @Test
    void a_run_that_is_done_again_comes_to_the_same_whatever_has_changed_since() {
        Books books = Books.with(service, rule(1, "EXACT", Map.of("matchReference", false)))
                .left(row("A", "1"), row("B", "2"), row("C", "3"))
                .right(row("R1", "1"), row("R2", "2"), row("R3", "2"));
        JsonNode run = books.commit();
        books.left(row("A", "100"), row("D", "2"));
        books.deleteLeft("B");
        String ruleId = books.client
                .get("/v1/contexts/" + books.context + "/rules")
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
        books.client
                .patch(
                        "/v1/contexts/" + books.context + "/rules/" + ruleId,
                        Map.of("config", Map.of("matchReference", true)))
                .expect(200);
        JsonNode verified = verify(books, run).expect(200).json();
        assertThat(verified.required("equal").booleanValue()).isTrue();
        assertThat(verified.required("recomputed")).isEqualTo(run.required("digest"));
        assertThat(verified.required("candidatesLeft").intValue()).isEqualTo(3);
        assertThat(verified.has("reason")).isFalse();
    }

    @Test
    void pairs_that_were_ruled_out_are_ruled_out_again() {
        Books books = Books.exact(service)
                .left(row("A", "1"), row("B", "1"), row("C", "1"))
                .right(row("C", "1"), row("B", "1"), row("A", "1"));
        JsonNode first = books.commit();
        books.groups(first).stream().limit(2).forEach(group -> books.unmatch(group, "No")
                .expect(204));
        JsonNode second = books.commit();
        assertThat(second.required("digest")).isNotEqualTo(first.required("digest"));
        assertThat(verify(books, second).expect(200).json().required("equal").booleanValue())
                .isTrue();
        assertThat(verify(books, books.run("DRY_RUN"))
                        .expect(200)
                        .json()
                        .required("equal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void metadata_dates_and_a_narrowed_run_are_replayed_too() {
        Books books =
                Books.with(service, rule(1, "EXACT", Map.of("matchReference", false, "matchedKeys", List.of("order"))));
        List<IncomingTransaction> left = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            left.add(new IncomingTransaction(
                    "T" + i,
                    new BigDecimal("1.0" + i),
                    "BRL",
                    Books.DAY.plusDays(i % 3),
                    Books.DAY,
                    Books.DAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
                    "text",
                    "ref " + i,
                    "{\"order\":\"" + i + "\"}",
                    false));
        }
        books.putLeft(left);
        books.putRight(left);
        JsonNode run = books.run(Map.of("mode", "COMMIT", "dateTo", Books.DAY.toString()));
        assertThat(verify(books, run).expect(200).json().required("equal").booleanValue())
                .isTrue();
        assertThat(verify(books, books.commit())
                        .expect(200)
                        .json()
                        .required("equal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void a_digest_that_was_tampered_with_is_found_out() throws SQLException {
        Books books = Books.exact(service).left(row("A", "1"), row("B", "2")).right(row("A", "1"));
        JsonNode run = books.commit();
        tamper(books, "update match_runs set digest = repeat('0', 64) where digest is not null");
        assertFoundOut(books, run, "The result differs");
    }

    @Test
    void a_list_of_candidates_that_was_tampered_with_is_found_out() throws SQLException {
        Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        JsonNode run = books.commit();
        // A lot ends with the open amount of its last candidate, as text.
        tamper(books, """
                update match_run_inputs set data = set_byte(data, length(data) - 1, ascii('2')) where part = 'LEFT'""");
        assertFoundOut(books, run, "The result differs");
    }

    @Test
    void a_list_that_lost_candidates_or_pairs_that_were_ruled_out_is_found_out() throws SQLException {
        Books books = Books.exact(service).left(row("A", "1"), row("B", "2")).right(row("A", "1"), row("B", "2"));
        books.unmatch(books.groups(books.commit()).getFirst(), "No").expect(204);
        JsonNode run = books.commit();
        tamper(books, "delete from match_run_inputs where part = 'RULED_OUT'");
        assertFoundOut(books, run, "The result differs");
        tamper(books, "delete from match_run_inputs where part = 'RIGHT'");
        assertFoundOut(books, run, "Candidates of the run are missing");
    }

    private static void assertFoundOut(Books books, JsonNode run, String reason) {
        JsonNode verified = verify(books, run).expect(200).json();
        assertThat(verified.required("equal").booleanValue()).isFalse();
        assertThat(verified.required("reason").asString()).isEqualTo(reason);
    }

    /** The service itself may not change what a run decided from; somebody with the rights of the owner may. */
    private void tamper(Books books, String sql) throws SQLException {
        var owner = service.database().owner();
        try (Connection connection =
                        DriverManager.getConnection(service.database().url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set app.tenant = '" + books.tenant + "'");
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void what_a_person_matched_has_no_digest() {
        Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        JsonNode group = books.match(books.id("LEFT", "A"), books.id("RIGHT", "A"))
                .expect(201)
                .json()
                .required("matchGroup");
        assertThat(books.client
                        .post(
                                "/v1/matching/runs/" + group.required("runId").asString() + "/verify?contextId="
                                        + books.context,
                                Map.of())
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0103");
    }
}
