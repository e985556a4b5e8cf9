package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListsTest {

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void jobs_are_listed_the_newest_first_and_walked_page_by_page_in_every_order() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(setup.uploadCsv("id,amount,currency,date,text\nx" + i + ",1,EUR,2025-01-01,\n")
                    .expect(202)
                    .text("id"));
        }
        assertThat(walk("/jobs?limit=2")).isEqualTo(ids.reversed());
        assertThat(walk("/jobs?limit=2&sort_order=asc")).isEqualTo(ids);
        for (String by : List.of("id", "created_at", "started_at", "completed_at")) {
            assertThat(walk("/jobs?limit=2&sort_order=asc&sort_by=" + by))
                    .as(by)
                    .isEqualTo(ids);
        }
        assertThat(walk("/jobs?limit=2&sort_by=status")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(setup.client()
                        .get(setup.path("/jobs?limit=1000"))
                        .expect(200)
                        .json()
                        .required("limit")
                        .intValue())
                .isEqualTo(200);
    }

    @Test
    void transactions_of_a_job_are_walked_in_every_order() {
        String job = setup.uploadCsv("""
                id,amount,currency,date,text
                a,1,EUR,2025-01-03,
                b,1,EUR,2025-01-01,
                c,1,EUR,2025-01-02,
                """).expect(202).text("id");
        assertThat(walkIds("/jobs/" + job + "/transactions?limit=2")).containsExactly("c", "b", "a");
        assertThat(walkIds("/jobs/" + job + "/transactions?limit=2&sort_order=asc&sort_by=date"))
                .containsExactly("b", "c", "a");
        assertThat(walkIds("/jobs/" + job + "/transactions?limit=1&sort_by=status"))
                .hasSize(3);
        assertThat(walkIds("/jobs/" + job + "/transactions?limit=1&sort_by=extraction_status"))
                .hasSize(3);
    }

    @Test
    void a_parameter_that_can_not_be_used_is_400_and_named() {
        String job = setup.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-03,\n")
                .expect(202)
                .text("id");
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("/jobs?sort_by=size", "query.sort_by"),
                Map.entry("/jobs?sort_order=up", "query.sort_order"),
                Map.entry("/jobs?cursor=abc", "query.cursor"),
                Map.entry("/jobs/" + job + "/transactions?sort_by=amount", "query.sort_by"),
                Map.entry("/transactions/search?status=OPEN", "query.status"),
                Map.entry("/transactions/search?amount_min=ten", "query.amount_min"),
                Map.entry("/transactions/search?amount_max=1e999999999", "query.amount_max"),
                Map.entry("/transactions/search?date_from=yesterday", "query.date_from"),
                Map.entry("/transactions/search?source_id=1", "query.source_id"),
                Map.entry("/transactions/search?offset=-1", "query.offset"),
                Map.entry("/transactions/search?offset=10001", "query.offset"),
                Map.entry("/transactions/search?q=" + "x".repeat(300), "query.q"),
                Map.entry("/transactions/search?q=%00", "query.q"));
        wrong.forEach((path, location) -> {
            JsonNode problem = setup.client().get(setup.path(path)).expect(400).json();
            assertThat(problem.required("errors").get(0).required("location").stringValue())
                    .as(path)
                    .isEqualTo(location);
        });
    }

    @Test
    void a_search_narrows_by_every_parameter() {
        setup.uploadCsv("""
                id,amount,currency,date,text
                INV-1,100.50,EUR,2025-01-10,Coffee 100%_beans
                INV-2,-7,USD,2025-01-11T23:30:00-03:00,Tea
                INV-3,999999999999.99,BRL,2025-02-01,Sugar
                """).expect(202);
        assertThat(search("")).containsExactly("INV-3", "INV-2", "INV-1");
        assertThat(search("q=inv-")).hasSize(3);
        assertThat(search("q=COFFEE")).containsExactly("INV-1");
        assertThat(search("q=" + encoded("0%_b"))).containsExactly("INV-1");
        assertThat(search("q=" + encoded("0%b"))).isEmpty();
        assertThat(search("amount_min=100.50&amount_max=100.50")).containsExactly("INV-1");
        assertThat(search("amount_max=0")).containsExactly("INV-2");
        assertThat(search("amount_min=100000000000")).containsExactly("INV-3");
        assertThat(search("amount_min=999999999999.995")).isEmpty();
        assertThat(search("amount_max=999999999999.98")).containsExactly("INV-2", "INV-1");
        assertThat(search("currency=usd")).containsExactly("INV-2");
        assertThat(search("reference=INV-3")).containsExactly("INV-3");
        assertThat(search("date_from=2025-01-12T00:00:00Z&date_to=2025-01-31T00:00:00Z"))
                .as("the day in its own zone is the day before")
                .containsExactly("INV-2");
        assertThat(search("source_id=" + setup.sourceId)).hasSize(3);
        assertThat(search("source_id=" + UUID.randomUUID())).isEmpty();
        assertThat(search("status=unmatched")).hasSize(3);
        assertThat(search("status=MATCHED")).isEmpty();
        assertThat(search("limit=1&offset=1")).containsExactly("INV-2");
        JsonNode page = setup.client()
                .get(setup.path("/transactions/search?limit=500&q=x"))
                .expect(200)
                .json();
        assertThat(page.required("limit").intValue()).isEqualTo(50);
        assertThat(page.required("totalIsExact").booleanValue()).isTrue();
    }

    @Test
    void an_unmatched_transaction_is_set_aside_once_and_the_reason_is_kept() {
        setup.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-03,\n").expect(202);
        String id = setup.client()
                .get(setup.path("/transactions/search"))
                .json()
                .required("items")
                .get(0)
                .required("id")
                .stringValue();
        String path = setup.path("/transactions/" + id + "/ignore");
        assertThat(setup.client().post(path, Map.of("reason", " ")).expect(400).text("code"))
                .isEqualTo("MTCH-0001");
        assertThat(setup.client().post(path, Map.of()).expect(400).text("code")).isEqualTo("MTCH-0001");
        Client.Reply reply =
                setup.client().post(path, Map.of("reason", "test row")).expect(200);
        assertThat(reply.text("status")).isEqualTo("IGNORED");
        assertThat(reply.text("id")).isEqualTo(id);
        assertThat(setup.client()
                        .post(path, Map.of("reason", "again"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0305");
        assertThat(setup.in(() -> setup.jdbc
                        .sql("select reason || ' by ' || actor from transaction_ignores where transaction_id = ?")
                        .param(UUID.fromString(id))
                        .query(String.class)
                        .single()))
                .isEqualTo("test row by tester");
        setup.client()
                .post(setup.path("/transactions/" + UUID.randomUUID() + "/ignore"), Map.of("reason", "x"))
                .expect(404);
        service.admin().post(path, Map.of("reason", "x")).expect(404);
        service.client(setup.tenant.value(), "viewer")
                .post(path, Map.of("reason", "x"))
                .expect(403);
    }

    @Test
    void another_tenant_finds_neither_context_nor_job() {
        String job = setup.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-03,\n")
                .expect(202)
                .text("id");
        for (String path : List.of(
                "/jobs",
                "/jobs/" + job,
                "/jobs/" + job + "/errors",
                "/jobs/" + job + "/transactions",
                "/transactions/search")) {
            service.admin().get(setup.path(path)).expect(404);
            service.anonymous().get(setup.path(path)).expect(401);
        }
        assertThat(setup.client()
                        .get(setup.path("/jobs/" + UUID.randomUUID()))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0306");
        assertThat(setup.client().get("/v1/imports/contexts/1/jobs").expect(400).text("code"))
                .isEqualTo("MTCH-0013");
    }

    @Test
    void a_source_with_transactions_has_a_history() {
        IngestionDependants dependants = service.part(IngestionDependants.class);
        assertThat(setup.in(() -> dependants.ofSource(setup.tenant, setup.sourceId)))
                .isEmpty();
        setup.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-03,\n").expect(202);
        assertThat(setup.in(() -> dependants.ofSource(setup.tenant, setup.sourceId)))
                .hasValue("transactions");
    }

    private List<String> walk(String path) {
        return walk(path, "id");
    }

    private List<String> walkIds(String path) {
        return walk(path, "externalId");
    }

    private List<String> walk(String path, String member) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page =
                    setup.client().get(setup.path(path + cursor)).expect(200).json();
            page.required("items")
                    .valueStream()
                    .map(item -> item.required(member).stringValue())
                    .forEach(seen::add);
            if (!page.required("hasMore").booleanValue()) {
                return seen;
            }
            cursor = "&cursor=" + page.required("nextCursor").stringValue();
        }
    }

    private List<String> search(String query) {
        return setup.client()
                .get(setup.path("/transactions/search?" + query))
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .map(item -> item.required("externalId").stringValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
