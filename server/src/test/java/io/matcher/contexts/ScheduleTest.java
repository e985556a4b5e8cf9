package io.matcher.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScheduleTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");
    private final String context = Setup.context(client, Setup.bare("Nightly"));
    private final String schedules = "/v1/contexts/" + context + "/schedules";

    @Test
    void a_schedule_is_made_read_listed_changed_and_deleted() {
        JsonNode made = create(Map.of("cronExpression", "30 6 * * 1-5", "timeZone", "America/Sao_Paulo"))
                .expect(201)
                .json();
        assertThat(made.required("contextId").asString()).isEqualTo(context);
        assertThat(made.required("enabled").booleanValue()).isTrue();
        assertThat(made.required("missedFirings").intValue()).isZero();
        assertThat(made.has("lastRunAt")).isFalse();
        assertThat(made.has("lastFiring")).isFalse();
        assertThat(made.required("nextRunAt").asString()).endsWith("T09:30:00Z");
        assertThat(Instant.parse(made.required("nextRunAt").asString()))
                .isAfter(Instant.parse(made.required("createdAt").asString()));
        String path = schedules + "/" + made.required("id").asString();
        assertThat(client.get(path).expect(200).json()).isEqualTo(made);
        JsonNode second = create(Map.of("cronExpression", "0 0 1 * *", "enabled", false))
                .expect(201)
                .json();
        assertThat(second.required("timeZone").asString()).isEqualTo("UTC");
        assertThat(second.has("nextRunAt")).isFalse();
        assertThat(client.get(schedules).expect(200).json().valueStream()).containsExactly(made, second);

        JsonNode off = client.patch(path, Map.of("enabled", false)).expect(200).json();
        assertThat(off.has("nextRunAt")).isFalse();
        assertThat(off.required("cronExpression").asString()).isEqualTo("30 6 * * 1-5");
        JsonNode on = client.patch(path, Map.of("enabled", true, "cronExpression", "0 12 * * *", "timeZone", "UTC"))
                .expect(200)
                .json();
        assertThat(on.required("nextRunAt").asString()).endsWith("T12:00:00Z");

        client.delete(path).expect(204);
        assertThat(client.get(path).expect(404).text("code")).isEqualTo("MTCH-0116");
        assertThat(client.delete(path).expect(404).text("code")).isEqualTo("MTCH-0116");
        assertThat(client.patch(path, Map.of("enabled", true)).expect(404).text("code"))
                .isEqualTo("MTCH-0116");
        assertThat(rows("select action from audit_logs where entity_type = 'schedule' and entity_id = '"
                        + made.required("id").asString() + "' order by created_at"))
                .containsExactly("CREATE", "UPDATE", "UPDATE", "DELETE");
    }

    @Test
    void one_job_waits_for_the_next_firing_and_none_where_there_is_none() {
        String path = schedules + "/"
                + create(Map.of("cronExpression", "0 6 * * *")).expect(201).text("id");
        assertThat(waiting()).hasSize(1);
        client.patch(path, Map.of("cronExpression", "0 7 * * *")).expect(200);
        assertThat(waiting()).hasSize(1).allMatch(at -> at.contains("07:00:00"));
        client.patch(path, Map.of("enabled", false)).expect(200);
        assertThat(waiting()).isEmpty();
        client.patch(path, Map.of("enabled", true)).expect(200);
        assertThat(waiting()).hasSize(1);
        client.delete(path).expect(204);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_pattern_that_is_none_or_fires_too_often_is_refused_by_its_place() {
        for (String wrong : List.of("daily", "@hourly", "0 0 * * MON", "61 * * * *", "0 0 30 2 *", "* * * * * *")) {
            assertThat(create(Map.of("cronExpression", wrong)).expect(400).text("detail"))
                    .as(wrong)
                    .contains("body.cronExpression");
        }
        for (String often : List.of("* * * * *", "*/4 * * * *", "0,58 * * * *", "58,1 0,23 31,1 12,1 *")) {
            Client.Reply refused = create(Map.of("cronExpression", often)).expect(400);
            assertThat(refused.text("code")).isEqualTo("MTCH-0001");
            assertThat(refused.text("detail")).as(often).contains("body.cronExpression", "at least 5 min");
        }
        create(Map.of("cronExpression", "*/5 * * * *")).expect(201);
        String path = schedules + "/"
                + create(Map.of("cronExpression", "0 6 * * *")).expect(201).text("id");
        assertThat(client.patch(path, Map.of("cronExpression", "* * * * *"))
                        .expect(400)
                        .text("detail"))
                .contains("body.cronExpression");
        assertThat(create(Map.of("cronExpression", "0 6 * * *", "timeZone", "Mars/Olympus"))
                        .expect(400)
                        .text("detail"))
                .contains("body.timeZone");
        create(Map.of()).expect(400);
        create(Map.of("cronExpression", "0 " + "0,".repeat(60) + "0 * * *")).expect(400);
        create(Map.of("cronExpression", "0 6 * * *", "name", "x")).expect(400);
    }

    @Test
    void a_context_is_kept_while_it_has_schedules_and_its_progress_counts_them() {
        String id = create(Map.of("cronExpression", "0 6 * * *")).expect(201).text("id");
        assertThat(client.get("/v1/contexts/" + context + "/setup-progress")
                        .expect(200)
                        .json()
                        .required("schedules")
                        .required("total")
                        .intValue())
                .isEqualTo(1);
        Client.Reply kept = client.delete("/v1/contexts/" + context).expect(409);
        assertThat(kept.text("code")).isEqualTo("MTCH-0106");
        assertThat(kept.text("detail")).contains("schedules");
        client.delete(schedules + "/" + id).expect(204);
        client.delete("/v1/contexts/" + context).expect(204);
    }

    @Test
    void another_tenant_finds_none_of_it_and_a_viewer_changes_nothing() {
        String path = schedules + "/"
                + create(Map.of("cronExpression", "0 6 * * *")).expect(201).text("id");
        Client other = service.admin();
        assertThat(other.get(schedules).expect(404).text("code")).isEqualTo("MTCH-0110");
        other.get(path).expect(404);
        other.delete(path).expect(404);
        Client viewer = service.client(tenant, "viewer");
        viewer.get(path).expect(200);
        viewer.patch(path, Map.of("enabled", false)).expect(403);
        viewer.post(schedules, Map.of("cronExpression", "0 6 * * *")).expect(403);
    }

    private Client.Reply create(Map<String, Object> body) {
        return client.post(schedules, body);
    }

    private List<String> waiting() {
        return rows("select (run_at at time zone 'UTC')::text from jobs where kind = 'schedule' and state = 'QUEUED'"
                + " and tenant_id = '" + tenant + "'");
    }

    private List<String> rows(String sql) {
        return service.rows(new TenantId(tenant), sql);
    }
}
