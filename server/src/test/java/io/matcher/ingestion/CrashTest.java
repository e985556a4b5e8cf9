package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Staging;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.storage.StoredFile;
import io.matcher.testing.Client;
import io.matcher.testing.Eventually;
import io.matcher.testing.Service;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CrashTest {

    private static final String CSV = """
            id,amount,currency,date,text
            a,1,EUR,2025-01-01,
            b,2,EUR,2025-01-01,
            """;

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void a_job_whose_process_died_begins_again_from_the_original_and_drops_what_was_staged() throws Exception {
        StoredFile original = service.part(Storage.class)
                .write(setup.tenant, new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8)), 10_000);
        UUID id = Ids.next();
        String left = "ingest_" + id.toString().replace("-", "");
        service.part(Staging.class).create(left + "_1_1", StagedTransactions.DEFINITION);
        setup.in(() -> {
            setup.jdbc
                    .sql("""
                            insert into ingestion_jobs (id, tenant_id, context_id, source_id, status, origin, actor, format, storage_key, size_bytes)
                            values (?, ?, ?, ?, 'PROCESSING', 'UPLOAD', 'tester', 'csv', ?, ?)""")
                    .params(id, setup.tenant.value(), setup.contextId, setup.sourceId, original.key(), original.size())
                    .update();
            return setup.jdbc
                    .sql("""
                            insert into jobs (id, tenant_id, kind, payload, state, attempts, max_attempts, lease_owner, lease_until)
                            values (?, ?, ?, jsonb_build_object('ingestionJobId', ?::text), 'RUNNING', 1, 5, ?, now() - interval '1 second')""")
                    .params(Ids.next(), setup.tenant.value(), UploadJob.KIND, id, UUID.randomUUID())
                    .update();
        });
        Eventually.eventually(
                () -> assertThat(setup.client().get(setup.path("/jobs/" + id)).text("status"))
                        .isEqualTo("COMPLETED"));
        Eventually.eventually(() -> assertThat(staged(left)).isEmpty());
        assertThat(setup.count("transactions")).isEqualTo(2);
        assertThat(setup.count("open_items")).isEqualTo(2);
    }

    @Test
    void a_file_of_many_chunks_comes_in_as_a_whole_or_not_at_all() {
        int rows = 250_000;
        StringBuilder csv = new StringBuilder("id,amount,currency,date,text\n");
        for (int i = 0; i < rows; i++) {
            csv.append("r").append(i % (rows - 5)).append(",1,EUR,2025-01-01,\n");
        }
        UUID cut = upload(csv + "\"");
        assertThat(ended(cut).required("status").stringValue()).isEqualTo("FAILED");
        assertThat(setup.count("transactions")).isZero();
        assertThat(setup.count("open_items")).isZero();
        assertThat(staged("ingest_" + cut.toString().replace("-", ""))).isEmpty();

        JsonNode whole = ended(upload(csv.toString()));
        assertThat(whole.required("status").stringValue()).isEqualTo("COMPLETED");
        assertThat(whole.required("insertedRows").intValue()).isEqualTo(rows - 5);
        assertThat(whole.required("duplicateRows").intValue())
                .as("repeated in a later chunk")
                .isEqualTo(5);
        assertThat(setup.count("open_items")).isEqualTo(rows - 5);

        JsonNode again = ended(upload(csv.toString()));
        assertThat(again.required("insertedRows").intValue()).isZero();
        assertThat(again.required("duplicateRows").intValue()).isEqualTo(rows);
    }

    private UUID upload(String csv) {
        return UUID.fromString(setup.uploadCsv(csv).expect(202).text("id"));
    }

    private JsonNode ended(UUID job) {
        return Eventually.eventually(() -> {
            JsonNode now = setup.client().get(setup.path("/jobs/" + job)).json();
            assertThat(now.required("status").stringValue()).isIn("COMPLETED", "FAILED");
            return now;
        });
    }

    @Test
    void a_job_that_has_ended_is_not_run_again() {
        UUID id = UUID.fromString(setup.uploadCsv(CSV).expect(202).text("id"));
        setup.in(() -> setup.jdbc
                .sql("delete from open_items where tenant_id = ?")
                .param(setup.tenant.value())
                .update());
        UUID again = setup.in(() ->
                service.part(Jobs.class).enqueue(setup.tenant, UploadJob.KIND, Map.of("ingestionJobId", id), null, 5));
        Eventually.eventually(() -> assertThat(setup.in(() -> setup.jdbc
                        .sql("select state from jobs where id = ?")
                        .param(again)
                        .query(String.class)
                        .single()))
                .isEqualTo("SUCCEEDED"));
        assertThat(setup.count("open_items")).isZero();
        assertThat(setup.count("transactions")).isEqualTo(2);
    }

    @Test
    void an_original_that_is_gone_for_good_fails_the_job_in_words_for_its_user() throws Exception {
        UUID id = UUID.fromString(setup.uploadCsv(CSV).expect(202).text("id"));
        String key = setup.in(() -> setup.jdbc
                .sql("update ingestion_jobs set status = 'QUEUED' where id = ? returning storage_key")
                .param(id)
                .query(String.class)
                .single());
        service.part(Storage.class).delete(key);
        setup.in(() ->
                service.part(Jobs.class).enqueue(setup.tenant, UploadJob.KIND, Map.of("ingestionJobId", id), null, 1));
        Eventually.eventually(
                () -> assertThat(setup.client().get(setup.path("/jobs/" + id)).text("status"))
                        .isEqualTo("FAILED"));
        assertThat(setup.client().get(setup.path("/jobs/" + id)).text("failureReason"))
                .contains("Send it again");
        assertThat(setup.in(() -> setup.jdbc
                        .sql("select type from outbox_events where aggregate_id = ? order by position")
                        .param(id)
                        .query(String.class)
                        .list()))
                .containsExactly("ingestion.completed", "ingestion.failed");
    }

    @Test
    void the_progress_of_a_job_is_visible_while_it_waits_for_another_merge_of_its_source() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Client.Reply> upload = setup.in(() -> {
                service.part(MergeStore.class).lock(setup.sourceId);
                Future<Client.Reply> reply = threads.submit(() -> setup.uploadCsv(CSV));
                UUID id = Eventually.eventually(() -> onlyJob());
                Eventually.eventually(() -> {
                    JsonNode job = setup.client().get(setup.path("/jobs/" + id)).json();
                    assertThat(job.required("status").stringValue()).isEqualTo("PROCESSING");
                    assertThat(job.required("totalRows").intValue()).isEqualTo(2);
                    assertThat(job.required("percent").intValue()).isEqualTo(99);
                });
                return reply;
            });
            assertThat(upload.get().expect(202).text("id")).isNotBlank();
        }
        Eventually.eventually(() -> assertThat(setup.count("transactions")).isEqualTo(2));
    }

    private UUID onlyJob() {
        return setup.jdbc
                .sql("select id from ingestion_jobs where tenant_id = ?")
                .param(setup.tenant.value())
                .query(UUID.class)
                .single();
    }

    private List<String> staged(String prefix) {
        return setup.jdbc
                .sql("select tablename from pg_tables where schemaname = 'staging' and starts_with(tablename, ?)")
                .param(prefix)
                .query(String.class)
                .list();
    }
}
