package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class RunSafetyTest {

    private final Service service = Service.shared();
    private final Books books =
            Books.exact(service).left(row("A", "1"), row("B", "2")).right(row("A", "1"), row("C", "2"));
    private final TenantId tenant = new TenantId(books.tenant);
    private final RunProgress progress = new RunProgress(Clock.systemUTC());
    private final Transactions transactions = service.part(Transactions.class);

    /** A run that was ordered, whose job is in our hands and not the worker's. */
    private MatchRun ordered() {
        UUID id = UUID.randomUUID();
        return transactions.in(tenant, () -> service.part(RunStore.class)
                .insert(
                        new Caller(tenant, "tester", Set.of()),
                        id,
                        UUID.fromString(books.context),
                        RunMode.COMMIT,
                        Narrowing.NONE));
    }

    private JobResult attempt(MatchRun run) {
        return service.part(MatchRunJob.class)
                .run(new JobRun(
                        UUID.randomUUID(),
                        tenant,
                        service.part(JsonMapper.class).readTree("{\"runId\":\"" + run.id() + "\"}"),
                        1,
                        () -> false,
                        progress -> {}));
    }

    @Test
    void a_job_that_is_done_again_commits_once() {
        MatchRun run = ordered();
        assertThat(attempt(run)).isEqualTo(JobResult.succeeded());
        assertThat(attempt(run)).isEqualTo(JobResult.succeeded());
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .hasSize(1);
        assertThat(books.query("select id::text from exceptions where tenant_id = ?"))
                .hasSize(2);
        assertThat(books.query(
                        "select id::text from outbox_events where tenant_id = ? and type = 'match_run.completed'"))
                .hasSize(1);
    }

    @Test
    void two_attempts_that_decided_the_same_write_it_once() {
        MatchRun run = ordered();
        RunInput input = service.part(RunReader.class).read(run, progress);
        Verdicts verdicts = new Verdicts(input, input.match());
        service.part(RunWriter.class).write(run, input, verdicts, progress);
        service.part(RunWriter.class).write(run, input, verdicts, progress);
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .hasSize(1);
    }

    @Test
    void what_was_changed_while_the_run_decided_makes_it_decide_anew() {
        MatchRun run = ordered();
        RunInput input = service.part(RunReader.class).read(run, progress);
        Verdicts verdicts = new Verdicts(input, input.match());
        books.left(row("A", "1.01"));
        assertThatThrownBy(() -> service.part(RunWriter.class).write(run, input, verdicts, progress))
                .isInstanceOf(StaleRun.class);
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .isEmpty();
        assertThat(books.query("select id::text from exceptions where tenant_id = ?"))
                .isEmpty();
        assertThat(books.query("select status from match_runs where tenant_id = ?"))
                .containsExactly("PROCESSING");
        assertThat(attempt(run)).isEqualTo(JobResult.succeeded());
        assertThat(books.run(run.id()).required("stats").required("matches").intValue())
                .isZero();
    }

    @Test
    void a_transaction_that_breaks_in_the_middle_leaves_nothing() {
        MatchRun run = ordered();
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    attempt(run);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(books.states()).doesNotContainValue("MATCHED");
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .isEmpty();
        assertThat(attempt(run)).isEqualTo(JobResult.succeeded());
        assertThat(books.states()).containsEntry("A", "MATCHED");
    }

    @Test
    void while_a_run_is_in_progress_no_other_is_taken_and_one_that_failed_for_good_says_why() {
        MatchRun run = ordered();
        assertThat(books.client
                        .post(books.runs() + "/run", Map.of("mode", "COMMIT"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0408");
        transactions.run(tenant, () -> service.part(RunWriter.class).fail(run, "The disk is full"));
        assertThat(books.run(run.id()).required("status").asString()).isEqualTo("FAILED");
        assertThat(books.run(run.id()).required("failureReason").asString()).isEqualTo("The disk is full");
        assertThat(attempt(run)).isEqualTo(JobResult.succeeded());
        books.commit();
    }

    @Test
    void the_database_refuses_groups_that_do_not_balance_or_give_a_transaction_away_twice() {
        books.commit();
        assertThatThrownBy(() -> insertGroup("gen_random_uuid()", "5", "3")).isInstanceOf(DataAccessException.class);
        String matched =
                "(select transaction_id from match_items where tenant_id = '" + books.tenant + "' and side = 'LEFT')";
        assertThatThrownBy(() -> insertGroup(matched, "1", "1")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transactions.run(tenant, () -> service.part(JdbcClient.class)
                        .sql("update match_items set allocated = 0 where tenant_id = ?")
                        .param(books.tenant)
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    private void insertGroup(String leftTransaction, String left, String right) {
        JdbcClient jdbc = service.part(JdbcClient.class);
        UUID group = UUID.randomUUID();
        transactions.run(tenant, () -> {
            jdbc.sql("""
                            insert into match_groups (id, tenant_id, context_id, run_id, created_at, updated_at, confirmed_at, difference,
                                                      confidence, ambiguous, live, kind, status)
                            values (?, ?, ?, ?, now(), now(), now(), 0, 100, false, true, 'MANUAL', 'CONFIRMED')""")
                    .params(group, books.tenant, UUID.fromString(books.context), UUID.randomUUID())
                    .update();
            jdbc.sql("""
                            insert into match_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
                            select ?, x.seq, 1, ?, x.id, x.amount, x.amount, true, x.side, 'BRL'
                              from (values (0, %s, %s, 'LEFT'), (1, gen_random_uuid(), %s, 'RIGHT')) x (seq, id, amount, side)""".formatted(leftTransaction, left, right))
                    .params(group, books.tenant)
                    .update();
        });
    }
}
