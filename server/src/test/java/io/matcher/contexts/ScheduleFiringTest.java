package io.matcher.contexts;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.matching.Books;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a schedule does when it is due. It is due because its row and its job are put back in time: the service was down, as it were. */
class ScheduleFiringTest {

    private final Service service = Service.shared();
    private final Books books = Books.exact(service).left(Books.row("a", "10")).right(Books.row("a", "10"));
    private final TenantId tenant = new TenantId(books.tenant);
    private final String schedules = "/v1/contexts/" + books.context + "/schedules";

    @Test
    void what_was_missed_is_made_up_for_by_one_run_and_is_told() {
        String id = schedule("0 0 1 1 *");
        due(id, "2024-01-01T00:00:00Z", true);
        JsonNode fired = eventually(() -> {
            JsonNode schedule = read(id);
            assertThat(schedule.has("lastRunId")).isTrue();
            return schedule;
        });
        int year = Instant.parse(fired.required("lastRunAt").asString())
                .atZone(ZoneOffset.UTC)
                .getYear();
        assertThat(fired.required("missedFirings").intValue()).isEqualTo(year - 2024);
        assertThat(fired.required("lastFiring").required("dueAt").asString()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(fired.required("lastFiring").required("result").asString()).isEqualTo("STARTED");
        assertThat(fired.required("nextRunAt").asString()).isEqualTo(year + 1 + "-01-01T00:00:00Z");
        JsonNode run = books.ended(UUID.fromString(fired.required("lastRunId").asString()));
        assertThat(run.required("mode").asString()).isEqualTo("COMMIT");
        assertThat(run.required("status").asString()).isEqualTo("COMPLETED");
        assertThat(books.states()).containsOnly(Map.entry("a", "MATCHED"));
        assertThat(rows("select count(*) from match_runs")).containsExactly("1");
        assertThat(rows("select changes ->> 'result' from audit_logs where action = 'FIRE'"))
                .containsExactly("STARTED");
    }

    @Test
    void a_context_that_is_paused_is_passed_over_with_the_reason_and_the_next_firing_is_waited_for() {
        String id = schedule("0 0 1 1 *");
        books.client
                .patch("/v1/contexts/" + books.context, Map.of("status", "PAUSED"))
                .expect(200);
        due(id, "2026-01-01T00:00:00Z", true);
        JsonNode passed = eventuallyFired(id);
        assertThat(passed.required("lastFiring").required("result").asString()).isEqualTo("SKIPPED");
        assertThat(passed.required("lastFiring").required("reason").asString()).contains("PAUSED");
        assertThat(passed.has("lastRunAt")).isFalse();
        assertThat(Instant.parse(passed.required("nextRunAt").asString()))
                .isAfter(Clock.systemUTC().instant());
        assertThat(rows("select count(*) from match_runs")).containsExactly("0");
    }

    @Test
    void a_schedule_of_an_archived_context_has_nothing_to_wait_for() {
        String id = schedule("0 0 1 1 *");
        books.client
                .patch("/v1/contexts/" + books.context, Map.of("status", "ARCHIVED"))
                .expect(200);
        due(id, "2026-01-01T00:00:00Z", true);
        JsonNode over = eventuallyFired(id);
        assertThat(over.required("lastFiring").required("reason").asString()).contains("ARCHIVED");
        assertThat(over.required("enabled").booleanValue()).isFalse();
        assertThat(over.has("nextRunAt")).isFalse();
    }

    @Test
    void while_another_run_is_in_progress_none_is_started_and_that_is_told() {
        String id = schedule("0 0 1 1 *");
        change("insert into match_runs (id, tenant_id, context_id, mode, actor) values ('" + UUID.randomUUID() + "', '"
                + tenant + "', '" + books.context + "', 'COMMIT', 'tester')");
        due(id, "2026-01-01T00:00:00Z", true);
        JsonNode passed = eventuallyFired(id);
        assertThat(passed.required("lastFiring").required("result").asString()).isEqualTo("SKIPPED");
        assertThat(passed.required("lastFiring").required("reason").asString()).contains("in progress");
        assertThat(rows("select count(*) from match_runs")).containsExactly("1");
    }

    @Test
    void a_job_that_is_run_again_or_twice_at_once_fires_once() throws Exception {
        String id = schedule("0 0 1 1 *");
        due(id, "2026-01-01T00:00:00Z", false);
        JobRun job = job(id);
        ScheduleJob handler = service.part(ScheduleJob.class);
        List<Callable<JobResult>> twice = List.of(() -> handler.run(job), () -> handler.run(job));
        List<JobResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JobResult> one : threads.invokeAll(twice)) {
                results.add(one.get());
            }
        }
        results.add(handler.run(job));
        assertThat(results).containsOnly(JobResult.succeeded());
        assertThat(rows("select count(*) from match_runs")).containsExactly("1");
        assertThat(rows("select count(*) from jobs where kind = 'schedule' and tenant_id = '" + tenant + "'"))
                .containsExactly("2");
    }

    @Test
    void a_job_that_comes_before_its_time_by_our_clock_waits_for_it() {
        String id = schedule("0 6 * * *");
        Instant next = Instant.parse(read(id).required("nextRunAt").asString());
        assertThat(at(next.minusSeconds(2)).run(job(id)))
                .isEqualTo(new JobResult.Later(Duration.ofSeconds(2), "is not due yet", true));
        assertThat(read(id).has("lastFiring")).isFalse();
        assertThat(at(next).run(job(id))).isEqualTo(JobResult.succeeded());
        JsonNode fired = read(id);
        assertThat(fired.required("missedFirings").intValue()).isZero();
        assertThat(fired.required("lastRunAt").asString()).isEqualTo(next.toString());
        assertThat(fired.required("nextRunAt").asString())
                .isEqualTo(next.plus(Duration.ofDays(1)).toString());
    }

    @Test
    void a_firing_that_can_not_be_carried_out_is_given_up_and_does_not_end_the_schedule() {
        String id = schedule("0 0 1 1 *");
        due(id, "2026-01-01T00:00:00Z", false);
        JobRun job = job(id);
        service.part(Transactions.class).run(tenant, () -> service.part(ScheduleJob.class)
                .failed(job, "The database is away " + "x".repeat(600)));
        JsonNode given = read(id);
        assertThat(given.required("lastFiring").required("reason").asString()).startsWith("The database is away");
        assertThat(given.has("nextRunAt")).isTrue();
    }

    private ScheduleJob at(Instant instant) {
        return new ScheduleJob(
                service.part(Transactions.class),
                service.part(EditableContexts.class),
                service.part(ScheduleStore.class),
                service.part(SchedulePlan.class),
                new ObjectProvider<>() {
                    @Override
                    public ScheduledRuns getObject() {
                        return service.part(ScheduledRuns.class);
                    }
                },
                service.part(Audit.class),
                Clock.fixed(instant, ZoneOffset.UTC));
    }

    private String schedule(String cron) {
        return books.client
                .post(schedules, Map.of("cronExpression", cron))
                .expect(201)
                .text("id");
    }

    private JsonNode read(String id) {
        return books.client.get(schedules + "/" + id).expect(200).json();
    }

    private JsonNode eventuallyFired(String id) {
        return eventually(() -> {
            JsonNode schedule = read(id);
            assertThat(schedule.has("lastFiring")).isTrue();
            return schedule;
        });
    }

    private JobRun job(String id) {
        UUID job = UUID.fromString(rows("select job_id::text from schedules where id = '" + id + "'")
                .getFirst());
        JsonNode payload = StrictJson.mapper().valueToTree(Map.of("scheduleId", id));
        return new JobRun(job, tenant, payload, 1, () -> false, figures -> {});
    }

    /** @param itsJob whether the service's own job is due as well */
    private void due(String id, String since, boolean itsJob) {
        service.part(Transactions.class).run(tenant, () -> {
            JdbcClient jdbc = service.part(JdbcClient.class);
            jdbc.sql("update schedules set next_run_at = '" + since + "' where id = '" + id + "'")
                    .update();
            if (itsJob) {
                jdbc.sql("update jobs set run_at = '" + since
                                + "' where id = (select job_id from schedules where id = '" + id + "')")
                        .update();
            }
        });
    }

    private void change(String sql) {
        service.part(Transactions.class)
                .run(tenant, () -> service.part(JdbcClient.class).sql(sql).update());
    }

    private List<String> rows(String sql) {
        return service.rows(tenant, sql);
    }
}
