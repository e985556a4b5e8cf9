package io.matcher.ingestion;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Staging;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancelTest {

    private static final String CSV = "id,amount,currency,date,text\na,1,EUR,2025-01-01,\n";

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);
    private final Client client = setup.client();

    @Test
    void a_waiting_job_ends_at_once_and_a_running_one_before_it_changes_anything() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> holder = threads.submit(() -> setup.in(() -> {
                service.part(MergeStore.class).lock(setup.sourceId);
                held.countDown();
                return await(release);
            }));
            held.await();
            Future<Client.Reply> first = threads.submit(() -> setup.uploadCsv(CSV));
            String running = eventually(() -> job("PROCESSING"));
            Future<Client.Reply> second = threads.submit(() -> setup.uploadCsv(CSV + "b,2,EUR,2025-01-01,\n"));
            String waiting = eventually(() -> job("QUEUED"));

            JsonNode ended = cancel(waiting).expect(200).json();
            assertThat(ended.required("status").asString()).isEqualTo("CANCELLED");
            assertThat(ended.has("completedAt")).isTrue();
            assertThat(second.get().expect(202).text("status")).isEqualTo("CANCELLED");
            assertThat(queue()).containsExactly("RUNNING", "CANCELLED");

            assertThat(cancel(running).expect(200).text("status")).isEqualTo("CANCELLED");
            assertThat(first.get().expect(202).text("status")).isEqualTo("CANCELLED");
            release.countDown();
            assertThat(holder.get()).isTrue();
        }
        eventually(() -> assertThat(queue()).containsExactly("CANCELLED", "CANCELLED"));
        assertThat(staged()).isEmpty();
        assertThat(setup.count("transactions")).isZero();
        assertThat(setup.count("open_items")).isZero();
        assertThat(setup.in(() -> setup.jdbc
                        .sql(
                                "select action from audit_logs where tenant_id = ? and entity_type = 'ingestion_job' order by created_at")
                        .param(setup.tenant.value())
                        .query(String.class)
                        .list()))
                .containsExactly("CREATE", "CREATE", "CANCEL", "CANCEL");

        JsonNode again = setup.uploadCsv(CSV).expect(202).json();
        assertThat(again.required("status").asString()).isEqualTo("COMPLETED");
        assertThat(again.required("insertedRows").intValue()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_being_read_is_read_no_further() throws Exception {
        StringBuilder csv = new StringBuilder("id,amount,currency,date,text\n");
        for (int i = 0; i < 1_000_000; i++) {
            csv.append('r').append(i).append(",1,EUR,2025-01-01,\n");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Client.Reply> upload = threads.submit(() -> setup.uploadCsv(csv.toString()));
            String id = eventually(() -> job("PROCESSING"));
            eventually(() -> assertThat(bytesRead(id)).isPositive());
            cancel(id).expect(200);
            assertThat(upload.get().expect(202).text("status")).isEqualTo("CANCELLED");
            eventually(() -> assertThat(queue()).containsExactly("CANCELLED"));
            assertThat(client.get(setup.path("/jobs/" + id))
                            .json()
                            .required("percent")
                            .intValue())
                    .isLessThan(100);
        }
        assertThat(staged()).isEmpty();
        assertThat(setup.count("transactions")).isZero();
    }

    @Test
    void what_a_crash_left_of_a_job_is_dropped_when_it_is_cancelled_while_it_waits_for_another_run() {
        UUID id = Ids.next();
        UUID queued = Ids.next();
        service.part(Staging.class).create(UploadJob.prefix(id) + "1_1", StagedTransactions.DEFINITION);
        setup.in(() -> {
            setup.jdbc
                    .sql("""
                            insert into jobs (id, tenant_id, kind, payload, attempts, max_attempts, run_at)
                            values (?, ?, ?, '{}', 1, 5, now() + interval '1 hour')""")
                    .params(queued, setup.tenant.value(), UploadJob.KIND)
                    .update();
            return setup.jdbc
                    .sql("""
                            insert into ingestion_jobs (id, tenant_id, context_id, source_id, status, origin, actor, queue_id)
                            values (?, ?, ?, ?, 'PROCESSING', 'UPLOAD', 'tester', ?)""")
                    .params(id, setup.tenant.value(), setup.contextId, setup.sourceId, queued)
                    .update();
        });
        cancel(id.toString()).expect(200);
        assertThat(staged()).isEmpty();
        assertThat(queue()).containsExactly("CANCELLED");
    }

    @Test
    void a_job_that_has_ended_can_not_be_cancelled_nor_one_that_is_not_there_nor_by_just_anybody() {
        String id = setup.uploadCsv(CSV).expect(202).text("id");
        assertThat(cancel(id).expect(409).text("code")).isEqualTo("MTCH-0007");
        assertThat(cancel(UUID.randomUUID().toString()).expect(404).text("code"))
                .isEqualTo("MTCH-0306");
        service.client(setup.tenant.value(), "analyst")
                .post(setup.path("/jobs/" + id + "/cancel"), Map.of())
                .expect(403);
    }

    private Client.Reply cancel(String id) {
        return client.post(setup.path("/jobs/" + id + "/cancel"), Map.of());
    }

    /** The id of the one job in that state. */
    private String job(String status) {
        List<JsonNode> found = client.get(setup.path("/jobs"))
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .filter(job -> job.required("status").asString().equals(status))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst().required("id").asString();
    }

    private long bytesRead(String id) {
        return client.get(setup.path("/jobs/" + id))
                .expect(200)
                .json()
                .required("bytesRead")
                .longValue();
    }

    private List<String> queue() {
        return setup.in(() -> setup.jdbc
                .sql("select state from jobs where tenant_id = ? and kind = ? order by id")
                .params(setup.tenant.value(), UploadJob.KIND)
                .query(String.class)
                .list());
    }

    /** The staging tables of this tenant's jobs. */
    private List<String> staged() {
        return setup.in(() -> setup.jdbc
                .sql("""
                        select tablename::text from pg_tables join ingestion_jobs on tablename like 'ingest_' || replace(id::text, '-', '') || '%'
                         where schemaname = 'staging' and tenant_id = ?""")
                .param(setup.tenant.value())
                .query(String.class)
                .list());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
