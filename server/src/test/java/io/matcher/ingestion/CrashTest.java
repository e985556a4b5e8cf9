package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Staging;
import io.matcher.platform.jobs.Jobs;
import io.matcher.testing.Client;
import io.matcher.testing.Eventually;
import io.matcher.testing.Service;
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
    void a_job_cut_short_begins_again_from_the_original_and_drops_what_was_staged() {
        String done = setup.uploadCsv(CSV).expect(202).text("id");
        UUID id = UUID.fromString(done);
        String left = "ingest_" + done.replace("-", "") + "_7";
        service.part(Staging.class).create(left, "a int");
        // As it is when the process dies within the merge: nothing of it was committed.
        setup.in(() -> {
            setup.jdbc
                    .sql("delete from open_items where tenant_id = ?")
                    .param(setup.tenant.value())
                    .update();
            return setup.jdbc
                    .sql("update ingestion_jobs set status = 'PROCESSING', source_id = source_id where id = ?")
                    .param(id)
                    .update();
        });
        setup.in(() ->
                service.part(Jobs.class).enqueue(setup.tenant, UploadJob.KIND, Map.of("ingestionJobId", id), null, 5));
        Eventually.eventually(
                () -> assertThat(setup.client().get(setup.path("/jobs/" + id)).text("status"))
                        .isEqualTo("COMPLETED"));
        assertThat(staged("ingest_" + done.replace("-", ""))).isEmpty();
        assertThat(setup.count("transactions")).isEqualTo(2);
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
        service.part(io.matcher.platform.storage.Storage.class).delete(key);
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
