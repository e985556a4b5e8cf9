package io.matcher.matching;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.testing.ChildService;
import io.matcher.testing.Client;
import io.matcher.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} wherever a run talks to the database. It is held there by a lock on a table that it needs next, so that it is killed in
 * that place and no other. While it decides it holds nothing that the database knows of; that is in {@link CrashedRunTest}.
 */
class KilledRunTest {

    private static final int ROWS = 300;

    private final DatabaseAccess database = TestDatabase.create();
    private final UUID tenant = UUID.randomUUID();
    private final Path folder;
    private String context = "";

    KilledRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void wherever_a_run_is_killed_the_next_start_finishes_it_once() throws Exception {
        String run = "";
        try (ChildService first = start()) {
            setUp(first.client(tenant));
            run = order(first);
            assertFinished(first.client(tenant), run);
            undo(first.client(tenant), run);
            run = killedWhileItWaitsFor("transactions", first);
        }
        try (ChildService next = restart()) {
            assertFinished(next.client(tenant), run);
            undo(next.client(tenant), run);
            run = killedWhileItWaitsFor("open_items", next);
        }
        try (ChildService next = restart()) {
            assertFinished(next.client(tenant), run);
            undo(next.client(tenant), run);
            run = killedWhileItWaitsFor("match_run_rules", next);
        }
        try (ChildService next = restart()) {
            assertFinished(next.client(tenant), run);
            undo(next.client(tenant), run);
            run = killedOnceItIsCommitted(next);
        }
        try (ChildService last = restart()) {
            assertThat(eventually(() -> jobState("SUCCEEDED"))).isEqualTo("SUCCEEDED");
            assertFinished(last.client(tenant), run);
        }
    }

    private ChildService start() throws Exception {
        return ChildService.start(database, folder, Map.of());
    }

    /** Starts again; whose job it was is known to be dead at once, and not only after half a minute. */
    private ChildService restart() throws Exception {
        try (Connection owner = owner()) {
            execute(owner, "update jobs set lease_until = clock_timestamp() where state = 'RUNNING'");
            owner.commit();
        }
        return start();
    }

    /** Reading goes through transactions, settling through open items, and what is written last are the rules. */
    private String killedWhileItWaitsFor(String table, ChildService service) throws Exception {
        try (Connection holder = owner()) {
            String run = orderAndHoldAt(table, service, holder);
            assertThat(status(service.client(tenant), run)).isEqualTo("PROCESSING");
            service.kill();
            holder.rollback();
            return run;
        }
    }

    private String killedOnceItIsCommitted(ChildService service) throws Exception {
        try (Connection holder = owner();
                Connection job = owner()) {
            String run = orderAndHoldAt("match_run_rules", service, holder);
            execute(job, "select from jobs where state = 'RUNNING' for update");
            holder.rollback();
            eventually(() -> assertThat(status(service.client(tenant), run)).isEqualTo("COMPLETED"));
            service.kill();
            job.rollback();
            return run;
        }
    }

    private String orderAndHoldAt(String table, ChildService service, Connection holder) throws SQLException {
        String mode = table.equals("transactions") ? "access exclusive" : "share row exclusive";
        execute(holder, "lock table " + table + " in " + mode + " mode");
        String run = order(service);
        eventually(() -> assertThat(waiting(table)).isPositive());
        return run;
    }

    private int waiting(String table) {
        return Integer.parseInt(
                one("select count(*) from pg_locks where not granted and database = (select oid from pg_database"
                        + " where datname = current_database()) and relation = '" + table + "'::regclass"));
    }

    private String jobState(String wanted) {
        String state = one("select state from jobs where kind = 'match-run' order by created_at desc limit 1");
        if (!state.equals(wanted)) {
            throw new AssertionError("The job is " + state);
        }
        return state;
    }

    private void setUp(Client client) {
        context = Setup.active(client);
        for (String side : new String[] {"LEFT", "RIGHT"}) {
            client.upload(
                            "/v1/imports/contexts/" + context + "/sources/" + Setup.source(client, context, side)
                                    + "/upload",
                            "rows.csv",
                            csv(side),
                            Map.of("format", "csv"))
                    .expect(202);
        }
        eventually(() -> assertThat(one("select count(*) from open_items")).isEqualTo("" + 2 * ROWS));
    }

    /** One row of each side is its own. */
    private static byte[] csv(String side) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> (i == 0 ? side : "T-" + i) + "," + (i + 1) + ".50,BRL,2026-11-10")
                .collect(Collectors.joining("\n", "id,amount,currency,date\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String order(ChildService service) {
        return service.client(tenant)
                .post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))
                .expect(202)
                .text("runId");
    }

    private JsonNode run(Client client, String run) {
        return client.get("/v1/matching/runs/" + run + "?contextId=" + context)
                .expect(200)
                .json();
    }

    private String status(Client client, String run) {
        return run(client, run).required("status").asString();
    }

    private void assertFinished(Client client, String run) {
        eventually(() -> assertThat(status(client, run)).isEqualTo("COMPLETED"));
        assertThat(Books.stat(run(client, run), "matches")).isEqualTo(ROWS - 1);
        assertThat(one("select count(*) from match_groups where run_id = '" + run + "'"))
                .isEqualTo("" + (ROWS - 1));
        assertThat(one("select count(*) from match_items where live")).isEqualTo("" + 2 * (ROWS - 1));
        assertThat(one("select count(*) from open_items where status = 'UNMATCHED'"))
                .isEqualTo("2");
        assertThat(one("select count(*) from exceptions where status <> 'RESOLVED'"))
                .isEqualTo("2");
        assertThat(one("select count(*) from audit_logs where action = 'COMPLETE' and entity_id = '" + run + "'"))
                .isEqualTo("1");
        assertThat(
                        one(
                                "select count(*) from pg_tables where schemaname = 'staging' and (tablename like 'match_%' or tablename like 'undo_%')"))
                .isEqualTo("0");
    }

    private void undo(Client client, String run) {
        JsonNode undone = client.post(
                        "/v1/matching/runs/" + run + "/undo?contextId=" + context, Map.of("reason", "Once more"))
                .expect(200)
                .json();
        assertThat(undone.required("groups").intValue()).isEqualTo(ROWS - 1);
        assertThat(one("select count(*) from open_items where status = 'UNMATCHED'"))
                .isEqualTo("" + 2 * ROWS);
    }

    /** A connection in a transaction that sees the tenant's rows. */
    private Connection owner() throws SQLException {
        Connection owner = DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        execute(owner, "set app.tenant = '" + tenant + "'");
        owner.setAutoCommit(false);
        return owner;
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "none";
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
