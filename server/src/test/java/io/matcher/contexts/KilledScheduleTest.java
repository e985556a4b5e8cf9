package io.matcher.contexts;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.testing.ChildService;
import io.matcher.testing.Client;
import io.matcher.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that was killed makes up for what it slept through once it is up again. */
class KilledScheduleTest {

    private final DatabaseAccess database = TestDatabase.create();
    private final UUID tenant = UUID.randomUUID();
    private final Path folder;

    KilledScheduleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_came_due_while_the_service_was_down_is_run_once_when_it_is_up() throws Exception {
        String context;
        String path;
        try (ChildService first = ChildService.start(database, folder, Map.of())) {
            context = Setup.active(first.client(tenant));
            String schedules = "/v1/contexts/" + context + "/schedules";
            path = schedules + "/"
                    + first.client(tenant)
                            .post(schedules, Map.of("cronExpression", "0 */2 * * *"))
                            .expect(201)
                            .text("id");
            first.kill();
        }
        tenHoursPass();
        try (ChildService next = ChildService.start(database, folder, Map.of())) {
            Client client = next.client(tenant);
            JsonNode fired = eventually(() -> {
                JsonNode schedule = client.get(path).expect(200).json();
                assertThat(schedule.has("lastRunId")).isTrue();
                return schedule;
            });
            assertThat(fired.required("missedFirings").intValue()).isBetween(5, 6);
            assertThat(client.get("/v1/matching/contexts/" + context + "/runs")
                            .expect(200)
                            .json()
                            .required("items"))
                    .hasSize(1);
        }
    }

    /** What was due is put back in time, instead of waiting for the time to come. */
    private void tenHoursPass() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + tenant + "', false)");
            assertThat(statement.executeUpdate("update schedules set next_run_at = next_run_at - interval '12 hours'"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate(
                            "update jobs set run_at = run_at - interval '12 hours' where kind = 'schedule'"))
                    .isEqualTo(1);
        }
    }
}
