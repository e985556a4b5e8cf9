package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.contexts.Setup;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunLifecycleTest {

    private final Service service = Service.shared();
    private final Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
    private final TenantId tenant = new TenantId(books.tenant);
    private final Transactions transactions = service.part(Transactions.class);

    /** A run that nobody carries out yet. */
    private MatchRun ordered(RunMode mode) {
        return transactions.in(tenant, () -> service.part(RunStore.class)
                .insert(
                        new Caller(tenant, "tester", Set.of()),
                        UUID.randomUUID(),
                        UUID.fromString(books.context),
                        mode,
                        Narrowing.NONE));
    }

    private JobResult carryOut(MatchRun run) {
        List<Map<String, ?>> told = new ArrayList<>();
        return service.part(MatchRunJob.class)
                .run(new JobRun(
                        UUID.randomUUID(),
                        tenant,
                        service.part(JsonMapper.class).readTree("{\"runId\":\"" + run.id() + "\"}"),
                        1,
                        () -> false,
                        told::add));
    }

    private Client.Reply cancel(MatchRun run) {
        return books.client.post(
                "/v1/matching/runs/" + run.id() + "/cancel?contextId=" + books.context,
                Map.of("reason", "Wrong month"));
    }

    @Test
    void a_run_is_answered_at_once_and_its_end_is_found_by_asking() {
        Client.Reply reply = books.client
                .post(books.runs() + "/run", Map.of("mode", "COMMIT"))
                .expect(202);
        assertThat(reply.text("status")).isEqualTo("PROCESSING");
        JsonNode ended = books.ended(UUID.fromString(reply.text("runId")));
        assertThat(ended.required("status").asString()).isEqualTo("COMPLETED");
        assertThat(ended.has("progress")).isFalse();
        assertThat(ended.required("origin").asString()).isEqualTo("RULES");
    }

    @Test
    void whoever_prefers_to_wait_is_answered_when_the_run_has_ended() {
        assertThat(books.client
                        .with("Prefer", "respond-async, wait=10")
                        .post(books.runs() + "/run", Map.of("mode", "COMMIT"))
                        .expect(202)
                        .text("status"))
                .isEqualTo("COMPLETED");
        assertThat(Waiting.of("wait=99")).isEqualTo(Duration.ofSeconds(10));
        assertThat(Waiting.of("waiting")).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_run_that_was_cancelled_failed_says_so_and_is_carried_out_by_nobody() {
        MatchRun run = ordered(RunMode.COMMIT);
        JsonNode cancelled = cancel(run).expect(200).json();
        assertThat(cancelled.required("status").asString()).isEqualTo("FAILED");
        assertThat(cancelled.required("failureReason").asString()).isEqualTo("Cancelled: Wrong month");
        assertThat(cancelled.has("cancelledAt")).isTrue();
        assertThat(carryOut(run)).isEqualTo(JobResult.succeeded());
        assertThat(books.states()).containsEntry("A", "UNMATCHED");
        assertThat(cancel(run).expect(409).text("code")).isEqualTo("MTCH-0103");
        assertThat(books.query("select action from audit_logs where tenant_id = ? and entity_type = 'match_run'"))
                .containsExactly("CANCEL");
        assertThat(stat(books.commit(), "matches")).isEqualTo(1);
    }

    @Test
    void a_run_that_is_cancelled_while_it_decides_writes_nothing() {
        MatchRun run = ordered(RunMode.COMMIT);
        RunProgress progress = new RunProgress(Clock.systemUTC());
        RunInput input = service.part(RunReader.class).read(run, progress);
        Verdicts verdicts = new Verdicts(input, input.match());
        cancel(run).expect(200);
        service.part(RunWriter.class).write(run, input, verdicts, progress);
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .isEmpty();
        assertThat(books.run(run.id()).required("status").asString()).isEqualTo("FAILED");
    }

    @Test
    void a_run_that_is_being_written_can_not_be_cancelled() {
        MatchRun run = ordered(RunMode.COMMIT);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        Thread writer = Thread.ofVirtual()
                .start(() -> transactions.run(tenant, () -> {
                    service.part(RunStore.class).lock(tenant, run.id());
                    held.countDown();
                    await(tried);
                }));
        await(held);
        try {
            assertThat(cancel(run).expect(409).text("code")).isEqualTo("MTCH-0103");
        } finally {
            tried.countDown();
        }
        assertThat(writer.isVirtual()).isTrue();
    }

    @Test
    void two_people_who_cancel_at_once_cancel_once() {
        MatchRun run = ordered(RunMode.COMMIT);
        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> cancel(run).status());
        assertThat(List.of(cancel(run).status(), other.join())).containsExactlyInAnyOrder(200, 409);
        assertThat(books.query("select action from audit_logs where tenant_id = ? and entity_type = 'match_run'"))
                .containsExactly("CANCEL");
        assertThat(books.query("select type from outbox_events where tenant_id = ? and type like 'match_run%'"))
                .containsExactly("match_run.failed");
    }

    @Test
    void a_run_is_cancelled_with_a_reason_by_who_may_run_and_in_its_context() {
        MatchRun run = ordered(RunMode.COMMIT);
        String path = "/v1/matching/runs/" + run.id() + "/cancel?contextId=";
        Map<String, String> reason = Map.of("reason", "x");
        books.client.post(path + books.context, Map.of()).expect(400);
        books.client.post(path + UUID.randomUUID(), reason).expect(404);
        books.client
                .post("/v1/matching/runs/" + UUID.randomUUID() + "/cancel?contextId=" + books.context, reason)
                .expect(404);
        service.client(books.tenant, "viewer")
                .post(path + books.context, reason)
                .expect(403);
        service.client(books.tenant, "analyst")
                .post(path + books.context, reason)
                .expect(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_engine_is_interrupted_when_its_run_should_stop() {
        try (RunWatch watch = new RunWatch(() -> {}, () -> true)) {
            assertThatThrownBy(() -> watch.interruptibly(() -> {
                        await(new CountDownLatch(1));
                        throw new CancellationException("stopped");
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(watch.stopped()).isTrue();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void dry_runs_stand_beside_each_other_and_beside_a_run_that_counts() {
        ordered(RunMode.DRY_RUN);
        MatchRun committing = ordered(RunMode.COMMIT);
        assertThat(stat(books.run("DRY_RUN"), "matches")).isEqualTo(1);
        assertThat(books.client
                        .post(books.runs() + "/run", Map.of("mode", "COMMIT"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0408");
        assertThat(carryOut(committing)).isEqualTo(JobResult.succeeded());
        books.commit();
    }

    @Test
    void a_run_that_is_narrowed_to_days_matches_what_lies_inside_and_nothing_else() {
        Books narrowed = Books.with(service, rule(1, "DATE_LAG", Map.of("maxDays", 3)))
                .left(row("L1", "10"), row("L2", "20", Books.DAY.plusDays(20)), row("L3", "30"), row("L4", "7"))
                .right(row("R1", "10"), row("R2", "20", Books.DAY.plusDays(20)))
                .right(row("R3", "30", Books.DAY.plusDays(2)));
        JsonNode run = narrowed.run(
                Map.of("mode", "COMMIT", "dateTo", Books.DAY.plusDays(1).toString()));
        assertThat(stat(run, "matches")).isEqualTo(1);
        assertThat(stat(run, "candidates_left")).isEqualTo(3);
        assertThat(stat(run, "unmatched_left")).isEqualTo(1);
        assertThat(run.required("dateTo").asString())
                .isEqualTo(Books.DAY.plusDays(1).toString());
        assertThat(narrowed.states())
                .containsEntry("L1", "MATCHED")
                .containsEntry("L2", "UNMATCHED")
                .containsEntry("L3", "UNMATCHED");
        assertThat(narrowed.exceptions("")).hasSize(1);
        assertThat(stat(narrowed.commit(), "matches")).isEqualTo(2);
    }

    @Test
    void what_lies_outside_of_a_narrowed_run_rivals_what_lies_inside() {
        Books narrowed = Books.with(service, rule(1, "DATE_LAG", Map.of("maxDays", 3)))
                .left(row("L1", "10"))
                .right(row("R1", "10"), row("R2", "10", Books.DAY.plusDays(2)));
        JsonNode run = narrowed.run(
                Map.of("mode", "COMMIT", "dateTo", Books.DAY.plusDays(1).toString()));
        assertThat(stat(run, "auto_matched_left")).isZero();
        assertThat(stat(run, "ambiguous")).isEqualTo(1);
    }

    @Test
    void a_run_is_narrowed_to_sources_of_both_sides_of_its_context() {
        String left = Setup.source(books.client, books.context, "LEFT");
        String right = Setup.source(books.client, books.context, "RIGHT");
        assertThat(stat(books.run(Map.of("mode", "DRY_RUN", "sourceIds", List.of(left, right))), "matches"))
                .isEqualTo(1);
        assertThat(refused(Map.of("mode", "DRY_RUN", "sourceIds", List.of(left))))
                .isEqualTo("body.sourceIds");
        assertThat(refused(Map.of("mode", "DRY_RUN", "sourceIds", List.of(left, UUID.randomUUID()))))
                .isEqualTo("body.sourceIds[1]");
        assertThat(refused(Map.of("mode", "DRY_RUN", "dateFrom", "2026-02-01", "dateTo", "2026-01-31")))
                .isEqualTo("body.dateTo");
        books.client
                .post(books.runs() + "/run", Map.of("mode", "DRY_RUN", "dateFrom", "yesterday"))
                .expect(400);
    }

    private String refused(Map<String, Object> order) {
        return books.client
                .post(books.runs() + "/run", order)
                .expect(400)
                .json()
                .required("errors")
                .get(0)
                .required("location")
                .asString();
    }

    @Test
    void progress_grows_with_the_rows_of_each_phase_and_ends_with_the_run() {
        RunProgress progress = new RunProgress(Clock.systemUTC());
        progress.enter(RunPhase.READING, 2);
        progress.row();
        assertThat(progress.figures()).containsEntry("phase", "reading").containsEntry("percent", 15);
        progress.enter(RunPhase.WRITING, 10);
        for (int i = 0; i < 20; i++) {
            progress.row();
        }
        assertThat(progress.figures()).containsEntry("percent", 99).containsEntry("rows", 20L);
    }

    @Test
    void runs_side_by_side_take_no_more_memory_than_there_is() {
        RunMemory memory = new RunMemory();
        long all = Runtime.getRuntime().maxMemory();
        try (RunMemory.Loan first = memory.borrow(all / 2).orElseThrow()) {
            assertThat(memory.borrow(all / 2)).isEmpty();
            assertThat(first).isNotNull();
        }
        assertThat(memory.borrow(all / 2)).isPresent();
    }
}
