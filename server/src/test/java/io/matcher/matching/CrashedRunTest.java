package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that is killed leaves its job with a lease that runs out, and whatever transaction it was in rolled back. So each phase is cut
 * short here as the database would see it, and the job is taken up by somebody else.
 */
class CrashedRunTest {

    private final Service service = Service.shared();
    private final Books books = Books.exact(service)
            .left(row("A", "1"), row("B", "2"), row("C", "3"))
            .right(row("A", "1"), row("B", "2"), row("D", "4"));
    private final TenantId tenant = new TenantId(books.tenant);
    private final Transactions transactions = service.part(Transactions.class);
    private final RunProgress progress = new RunProgress(Clock.systemUTC());
    private MatchRun run;

    @BeforeEach
    void a_run_is_ordered_whose_job_is_in_our_hands() {
        run = transactions.in(tenant, () -> service.part(RunStore.class)
                .insert(
                        new Caller(tenant, "tester", Set.of()),
                        UUID.randomUUID(),
                        UUID.fromString(books.context),
                        RunMode.COMMIT,
                        Narrowing.NONE));
    }

    private JobResult takenUp() {
        return service.part(MatchRunJob.class)
                .run(new JobRun(
                        UUID.randomUUID(),
                        tenant,
                        service.part(JsonMapper.class).readTree("{\"runId\":\"" + run.id() + "\"}"),
                        2,
                        () -> false,
                        figures -> {}));
    }

    private void finishesWhole() {
        assertThat(takenUp()).isEqualTo(JobResult.succeeded());
        assertThat(books.run(run.id()).required("status").asString()).isEqualTo("COMPLETED");
        assertThat(stat(books.run(run.id()), "matches")).isEqualTo(2);
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .hasSize(2);
        assertThat(books.query("select transaction_id::text from match_items where tenant_id = ? and live"))
                .hasSize(4);
        assertThat(books.query("select id::text from exceptions where tenant_id = ?"))
                .hasSize(2);
        assertThat(books.query(
                        "select id::text from outbox_events where tenant_id = ? and type = 'match_run.completed'"))
                .hasSize(1);
        assertThat(books.query("select action from audit_logs where tenant_id = ? and entity_type = 'match_run'"))
                .containsExactly("COMPLETE");
        assertThat(stagingTables()).isZero();
    }

    private long stagingTables() {
        String name = "match_" + run.id().toString().replace("-", "") + "%";
        return transactions.in(tenant, () -> service.part(JdbcClient.class)
                .sql("select count(*) from pg_tables where schemaname = 'staging' and tablename like ?")
                .param(name)
                .query(Long.class)
                .single());
    }

    @Test
    void killed_before_it_began() {
        finishesWhole();
    }

    @Test
    void killed_while_it_read() {
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    service.part(RunReader.class).read(run, progress);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        finishesWhole();
    }

    @Test
    void killed_while_it_decided() {
        RunInput input = service.part(RunReader.class).read(run, progress);
        assertThat(input.match().groups().size()).isEqualTo(2);
        finishesWhole();
    }

    @Test
    void killed_after_all_was_written_and_before_it_was_committed() {
        RunInput input = service.part(RunReader.class).read(run, progress);
        Verdicts verdicts = new Verdicts(input, input.match());
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    service.part(RunWriter.class).write(run, input, verdicts, progress);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(books.states()).doesNotContainValue("MATCHED");
        finishesWhole();
    }

    @Test
    void killed_after_it_was_committed_and_before_the_job_was_ended() {
        RunInput input = service.part(RunReader.class).read(run, progress);
        service.part(RunWriter.class).write(run, input, new Verdicts(input, input.match()), progress);
        finishesWhole();
    }

    @Test
    void taken_up_by_two_at_once_because_a_lease_ran_out_too_early() {
        List<CompletableFuture<JobResult>> both =
                List.of(CompletableFuture.supplyAsync(this::takenUp), CompletableFuture.supplyAsync(this::takenUp));
        assertThat(both.stream().map(CompletableFuture::join)).contains(JobResult.succeeded());
        finishesWhole();
    }

    @Test
    void a_service_that_goes_down_gives_the_run_back_before_it_writes() {
        JobResult result = service.part(MatchRunJob.class)
                .run(new JobRun(
                        UUID.randomUUID(),
                        tenant,
                        service.part(JsonMapper.class).readTree("{\"runId\":\"" + run.id() + "\"}"),
                        1,
                        () -> true,
                        figures -> {}));
        assertThat(result)
                .isIn(
                        JobResult.succeeded(),
                        new JobResult.Later(
                                java.time.Duration.ofMillis(200), "stopped before anything was written", true));
        finishesWhole();
    }

    @Test
    void what_keeps_failing_says_so_on_the_run_and_frees_the_context() {
        transactions.run(tenant, () -> service.part(MatchRunJob.class)
                .failed(
                        new JobRun(
                                UUID.randomUUID(),
                                tenant,
                                service.part(JsonMapper.class).readTree("{\"runId\":\"" + run.id() + "\"}"),
                                5,
                                () -> false,
                                figures -> {}),
                        "The disk is full"));
        assertThat(books.run(run.id()).required("failureReason").asString()).isEqualTo("The disk is full");
        assertThat(Map.of("matches", stat(books.commit(), "matches"))).containsEntry("matches", 2);
    }
}
