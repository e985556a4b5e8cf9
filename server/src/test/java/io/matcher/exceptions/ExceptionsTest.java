package io.matcher.exceptions;

import static io.matcher.matching.Books.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.matching.Books;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExceptionsTest {

    private final Service service = Service.shared();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void what_a_run_leaves_over_becomes_an_exception_that_says_what_is_wrong() {
        Books books = Books.exact(service).left(row("A", "100", today)).right(row("A", "100.01", today));
        JsonNode run = books.commit();
        List<JsonNode> exceptions = books.exceptions("");
        assertThat(exceptions).hasSize(2);
        JsonNode exception = exceptions.getFirst();
        assertThat(exception.required("status").asString()).isEqualTo("OPEN");
        assertThat(exception.required("severity").asString()).isEqualTo("LOW");
        assertThat(exception.required("reason").asString()).isEqualTo("UNMATCHED");
        assertThat(exception.required("runId")).isEqualTo(run.required("id"));
        Instant created = Instant.parse(exception.required("createdAt").asString());
        Instant due = Instant.parse(exception.required("dueAt").asString());
        assertThat(Duration.between(created, due)).isBetween(Duration.ofHours(167), Duration.ofHours(169));
        JsonNode nearest = exception.required("explanation").required("nearest").get(0);
        JsonNode failure = nearest.required("failures").get(0);
        assertThat(failure.required("field").asString()).isEqualTo("amount");
        assertThat(failure.required("difference").asString()).contains("0.01");
        assertThat(nearest.required("changes")).isNotEmpty();
        JsonNode alone = books.client
                .get("/v1/exceptions/" + exception.required("id").asString())
                .expect(200)
                .json();
        assertThat(alone).isEqualTo(exception);
    }

    @Test
    void severity_follows_the_amount_and_the_age() {
        Books books = Books.exact(service)
                .left(
                        row("low", "1", today),
                        row("medium", "-1000", today),
                        row("high", "10000", today),
                        row("critical", "100000", today),
                        row("old", "1", today.minusDays(30)));
        books.commit();
        assertThat(books.exceptions("&sort_by=severity&sort_order=asc").stream()
                        .map(exception -> exception.required("severity").asString()))
                .containsExactly("LOW", "MEDIUM", "HIGH", "CRITICAL", "CRITICAL");
        assertThat(books.exceptions("&severity=critical")).hasSize(2);
        assertThat(books.exceptions("&severity=HIGH&status=open")).hasSize(1);
        assertThat(books.exceptions("&status=RESOLVED")).isEmpty();
    }

    @Test
    void an_exception_closes_by_itself_once_its_transaction_is_matched() {
        Books books = Books.exact(service).left(row("A", "1", today));
        books.commit();
        String id = books.exceptions("").getFirst().required("id").asString();
        books.right(row("A", "1", today));
        JsonNode run = books.commit();
        JsonNode closed = books.client.get("/v1/exceptions/" + id).expect(200).json();
        assertThat(closed.required("status").asString()).isEqualTo("RESOLVED");
        assertThat(closed.required("resolutionType").asString()).isEqualTo("MATCHED");

        books.unmatch(books.groups(run).getFirst(), "No").expect(204);
        JsonNode reopened = books.client.get("/v1/exceptions/" + id).expect(200).json();
        assertThat(reopened.required("status").asString()).isEqualTo("OPEN");
        assertThat(reopened.has("resolutionType")).isFalse();
        assertThat(books.exceptions("")).hasSize(2);
        assertThat(books.query("select action || ' ' || cause from exception_events where tenant_id = ? order by id"))
                .containsExactly("CLOSED MATCHED", "REOPENED GROUP_REVOKED");
    }

    @Test
    void what_a_person_resolved_stays_resolved_whatever_runs_and_groups_do() {
        Books books = Books.exact(service).left(row("A", "1", today));
        books.commit();
        String id = books.exceptions("").getFirst().required("id").asString();
        resolve(books, id);
        books.commit();
        assertThat(status(books, id)).isEqualTo("RESOLVED");
        books.right(row("A", "1", today));
        JsonNode run = books.commit();
        assertThat(books.groups(run)).hasSize(1);
        books.unmatch(books.groups(run).getFirst(), "No").expect(204);
        assertThat(status(books, id)).isEqualTo("RESOLVED");
    }

    @Test
    void what_a_person_resolved_is_open_again_once_the_transaction_is_another_though_it_was_in_no_group() {
        Books books = Books.exact(service).left(row("A", "1", today), row("B", "2", today));
        books.commit();
        for (JsonNode exception : books.exceptions("")) {
            resolve(books, exception.required("id").asString());
        }
        books.left(row("A", "1", today));
        assertThat(books.exceptions("&status=OPEN")).isEmpty();
        books.left(row("A", "3", today));
        List<JsonNode> open = books.exceptions("&status=OPEN");
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().has("resolutionNotes")).isFalse();
        assertThat(books.exceptions("&status=RESOLVED")).hasSize(1);
        assertThat(books.query(
                        "select action || ' ' || cause || ' ' || (subject_id = (select transaction_id from exceptions e"
                                + " where e.id = exception_id)) from exception_events where tenant_id = ? order by id"))
                .containsExactly("REOPENED TRANSACTION_AMENDED true");
    }

    @Test
    void what_is_set_aside_or_deleted_at_its_source_wants_nobody_however_it_changes() {
        Books books = Books.exact(service).left(row("A", "1", today), row("B", "2", today));
        books.commit();
        String ignored = books.client
                .get("/v1/imports/contexts/" + books.context + "/transactions/search?reference=B")
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
        books.client
                .post(
                        "/v1/imports/contexts/" + books.context + "/transactions/" + ignored + "/ignore",
                        java.util.Map.of("reason", "A test"))
                .expect(200);
        books.left(row("A", "3", today), row("B", "3", today));
        assertThat(books.exceptions("&status=OPEN")).hasSize(1);
        books.deleteLeft("A");
        books.deleteLeft("B");
        assertThat(books.exceptions("&status=OPEN")).isEmpty();
        books.left(row("A", "4", today));
        assertThat(books.exceptions("&status=OPEN")).hasSize(1);
    }

    @Test
    void a_second_run_leaves_what_stays_unmatched_as_it_is() {
        Books books = Books.exact(service).left(row("A", "1", today));
        books.commit();
        JsonNode before = books.exceptions("").getFirst();
        books.commit();
        assertThat(books.exceptions("").getFirst()).isEqualTo(before);
        books.right(row("A", "1.5", today));
        books.commit();
        JsonNode after = books.client
                .get("/v1/exceptions/" + before.required("id").asString())
                .expect(200)
                .json();
        assertThat(after.required("explanation").required("nearest")).isNotEmpty();
    }

    @Test
    void exceptions_are_listed_in_every_order_page_by_page() {
        Books books = Books.exact(service);
        for (int i = 0; i < 5; i++) {
            books.left(row("X" + i, i % 2 == 0 ? "1" : "20000", today));
        }
        books.commit();
        for (String sort : List.of("id", "created_at", "updated_at", "severity", "status")) {
            for (String order : List.of("asc", "desc")) {
                List<String> ids = new ArrayList<>();
                String next = "";
                while (next != null) {
                    Client.Reply page = books.client
                            .get("/v1/exceptions?limit=2&sort_by=" + sort + "&sort_order=" + order + "&cursor=" + next)
                            .expect(200);
                    page.json()
                            .required("items")
                            .forEach(item -> ids.add(item.required("id").asString()));
                    next = page.json().has("nextCursor") ? page.text("nextCursor") : null;
                }
                assertThat(ids).as(sort + " " + order).hasSize(5).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void filters_that_can_not_be_read_are_named() {
        Books books = Books.exact(service).left(row("A", "1", today));
        books.commit();
        for (String wrong : List.of(
                "status=LOST",
                "severity=BAD",
                "date_from=yesterday",
                "date_to=2026-13-01",
                "sort_by=amount",
                "sort_order=up",
                "limit=many",
                "cursor=x")) {
            assertThat(books.client.get("/v1/exceptions?" + wrong).expect(400).text("detail"))
                    .contains("query." + wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(books.exceptions("&date_from=2020-01-01T00:00:00Z&date_to=2199-01-01T00:00:00Z"))
                .hasSize(1);
        assertThat(books.exceptions("&date_from=2199-01-01T00:00:00Z")).isEmpty();
        assertThat(books.exceptions("&assigned_to=somebody")).isEmpty();
        assertThat(books.exceptions("&external_system=JIRA")).isEmpty();
    }

    @Test
    void another_tenant_sees_none() {
        Books books = Books.exact(service).left(row("A", "1", today));
        books.commit();
        String id = books.exceptions("").getFirst().required("id").asString();
        Client other = service.admin();
        assertThat(other.get("/v1/exceptions/" + id).expect(404).text("code")).isEqualTo("MTCH-0501");
        assertThat(other.get("/v1/exceptions").expect(200).json().required("items"))
                .isEmpty();
        other.get("/v1/exceptions/" + UUID.randomUUID()).expect(404);
        other.get("/v1/exceptions/nope").expect(400);
    }

    /** As a person would, in a version that has the operation for it. */
    private static void resolve(Books books, String id) {
        books.service
                .part(io.matcher.platform.database.Transactions.class)
                .run(new io.matcher.platform.tenancy.TenantId(books.tenant), () -> books.service
                        .part(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("update exceptions set status = 'RESOLVED', resolution_notes = 'Known' where id = ?")
                        .param(UUID.fromString(id))
                        .update());
    }

    private static String status(Books books, String id) {
        return books.client.get("/v1/exceptions/" + id).expect(200).text("status");
    }
}
