package io.matcher.matching;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Nothing that carries history is deleted along with something else: it is refused, or what is deleted is kept elsewhere. */
class HistoryStaysTest {

    private final Service service = Service.shared();

    @Test
    void a_rule_that_matched_can_be_deleted_and_its_groups_explain_themselves_as_before() {
        Books books = books();
        JsonNode run = books.commit();
        JsonNode group = books.groups(run).getFirst();
        assertThat(group.required("explanation").required("ruleType").asString())
                .isEqualTo("TOLERANCE");
        String path = "/v1/contexts/" + books.context + "/rules/"
                + group.required("ruleId").asString();
        books.client
                .patch(path, Map.of("config", Map.of("absTolerance", "0.01")))
                .expect(200);
        assertThat(books.groups(run)).containsExactly(group);
        books.client.delete(path).expect(204);
        assertThat(books.groups(run)).containsExactly(group);
        assertThat(books.states()).containsOnly(Map.entry("a", "MATCHED"));
        assertThat(verified(books, run)).isTrue();
        assertThat(books.client
                        .get(path + "/versions")
                        .expect(200)
                        .json()
                        .required("items")
                        .valueStream()
                        .map(version -> version.required("config")
                                .required("absTolerance")
                                .asString()))
                .containsExactly("0.01", "1");
        books.unmatch(group, "Not ours").expect(204);
        assertThat(books.states()).containsOnly(Map.entry("a", "UNMATCHED"));
    }

    @Test
    void a_source_that_had_transactions_or_a_job_is_kept_and_so_is_its_context() {
        Books books = books();
        String context = "/v1/contexts/" + books.context;
        String left = Setup.source(books.client, books.context, "LEFT");
        assertThat(books.client.delete(context + "/sources/" + left).expect(409).text("code"))
                .isEqualTo("MTCH-0105");
        unmapped(books.client, books.context, left);
        Client.Reply kept = books.client.delete(context + "/sources/" + left).expect(409);
        assertThat(kept.text("detail")).contains("transactions");
        assertThat(books.client.delete(context).expect(409).text("code")).isEqualTo("MTCH-0106");
        assertThat(books.states()).hasSize(1);

        Client client = service.admin();
        String failing = Setup.active(client);
        String source = Setup.source(client, failing, "LEFT");
        client.upload(
                        "/v1/imports/contexts/" + failing + "/sources/" + source + "/upload",
                        "rows.csv",
                        "id,amount,currency,date\na,much,BRL,2026-11-01\n".getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "csv"))
                .expect(202);
        unmapped(client, failing, source);
        assertThat(client.delete("/v1/contexts/" + failing + "/sources/" + source)
                        .expect(409)
                        .text("detail"))
                .contains("ingestion jobs");
    }

    @Test
    void a_context_that_has_a_run_a_schedule_a_fee_rule_or_a_suggestion_is_kept() {
        Client client = service.admin();
        String ran = Setup.active(client);
        client.post("/v1/matching/contexts/" + ran + "/run", Map.of("mode", "DRY_RUN"))
                .expect(202);
        bare(client, ran);
        assertThat(client.delete("/v1/contexts/" + ran).expect(409).text("code"))
                .isEqualTo("MTCH-0106");

        UUID tenant = UUID.randomUUID();
        Client owner = service.client(tenant, "admin");
        String suggested = Setup.context(owner, Setup.bare("Suggested"));
        service.rows(
                new TenantId(tenant),
                "insert into match_rule_suggestions (id, tenant_id, context_id, type, priority, config, rationale, improvement, confidence) values ('"
                        + UUID.randomUUID() + "', '" + tenant + "', '" + suggested
                        + "', 'EXACT', 1, '{}', 'seen', 'more', 1) returning id::text");
        Client.Reply kept = owner.delete("/v1/contexts/" + suggested).expect(409);
        assertThat(kept.text("code")).isEqualTo("MTCH-0106");
        assertThat(kept.text("detail")).contains("rule suggestions");
    }

    @Test
    void the_database_deletes_nothing_along_but_the_refused_rows_of_a_job() {
        assertThat(
                        service.rows(
                                new TenantId(UUID.randomUUID()),
                                "select conrelid::regclass::text || ' with ' || confrelid::regclass::text from pg_constraint"
                                        + " where contype = 'f' and confdeltype <> 'a' and connamespace = 'public'::regnamespace"))
                .isEqualTo(List.of("ingestion_errors with ingestion_jobs"));
    }

    @Test
    void a_source_that_gets_its_first_job_while_it_is_deleted_is_kept() {
        UUID tenant = UUID.randomUUID();
        Client client = service.client(tenant, "admin");
        String context = Setup.context(client, Setup.bare("Race"));
        String sources = "/v1/contexts/" + context + "/sources";
        String source = client.post(sources, Map.of("name", "S", "type", "BANK", "side", "LEFT"))
                .expect(201)
                .text("id");
        CompletableFuture<Client.Reply> deleting = new CompletableFuture<>();
        service.part(Transactions.class).run(new TenantId(tenant), () -> {
            service.part(JdbcClient.class)
                    .sql(
                            "insert into ingestion_jobs (id, tenant_id, context_id, source_id, origin, actor) values (?, ?, ?::uuid, ?::uuid, 'UPLOAD', 'x')")
                    .params(UUID.randomUUID(), tenant, context, source)
                    .update();
            deleting.completeAsync(() -> client.delete(sources + "/" + source));
            eventually(() -> assertThat(service.part(JdbcClient.class)
                            .sql(
                                    "select count(*) from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1));
        });
        assertThat(deleting.join().expect(409).text("code")).isEqualTo("MTCH-0007");
        client.get(sources + "/" + source).expect(200);
    }

    private Books books() {
        return Books.with(service, Books.rule(1, "TOLERANCE", Map.of("absTolerance", "1")))
                .left(Books.row("a", "10.00"))
                .right(Books.row("a", "10.40"));
    }

    private static boolean verified(Books books, JsonNode run) {
        return books.client
                .post(
                        "/v1/matching/runs/" + run.required("id").asString() + "/verify?contextId=" + books.context,
                        Map.of())
                .expect(200)
                .json()
                .required("equal")
                .booleanValue();
    }

    /** Takes away all that can be taken away. */
    private static void bare(Client client, String context) {
        client.get("/v1/contexts/" + context + "/sources")
                .expect(200)
                .json()
                .required("items")
                .forEach(source -> {
                    String id = source.required("id").asString();
                    unmapped(client, context, id);
                    client.delete("/v1/contexts/" + context + "/sources/" + id).expect(204);
                });
        client.get("/v1/contexts/" + context + "/rules")
                .expect(200)
                .json()
                .required("items")
                .forEach(rule -> client.delete("/v1/contexts/" + context + "/rules/"
                                + rule.required("id").asString())
                        .expect(204));
    }

    private static void unmapped(Client client, String context, String source) {
        client.delete("/v1/field-maps/"
                        + client.get("/v1/contexts/" + context + "/sources/" + source + "/field-maps")
                                .expect(200)
                                .text("id"))
                .expect(204);
    }
}
