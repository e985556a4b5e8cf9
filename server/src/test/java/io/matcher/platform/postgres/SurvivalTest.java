package io.matcher.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed processes, taken ports and stale marks: the rows stay and the server comes back as itself. */
class SurvivalTest {

    private final Path folder;

    SurvivalTest(@TempDir Path folder) {
        this.folder = Servers.fresh(folder);
    }

    @Test
    void rows_survive_a_restart_and_the_port_stays_the_same() throws SQLException {
        int port;
        try (EmbeddedPostgres server = Servers.start(folder)) {
            port = server.port();
            fill(server);
        }
        assertThat(PidFile.of(folder.resolve("postgres/cluster"))).doesNotExist();
        long begin = System.nanoTime();
        try (EmbeddedPostgres again = Servers.start(folder)) {
            System.out.println("warm start: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            assertThat(again.port()).isEqualTo(port);
            assertFilled(again);
        }
    }

    @Test
    void a_killed_service_leaves_a_server_that_the_next_start_replaces() throws Exception {
        long orphan;
        try (ServiceProcess service = ServiceProcess.start(folder)) {
            orphan = service.serverPid();
            service.kill();
        }
        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (EmbeddedPostgres next = Servers.start(folder)) {
            assertThat(next.pid()).isNotEqualTo(orphan);
            assertThat(ClusterProcesses.on(folder.resolve("postgres/cluster")).include(orphan))
                    .isFalse();
            assertThat(Servers.answers(next)).isTrue();
        }
    }

    @Test
    void sigterm_stops_service_and_server_and_leaves_nothing_to_recover() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder)) {
            service.terminate();
            assertThat(ClusterProcesses.on(folder.resolve("postgres/cluster")).all())
                    .isEmpty();
        }
        assertThat(PidFile.of(folder.resolve("postgres/cluster"))).doesNotExist();
    }

    @Test
    void a_killed_server_is_started_again_under_the_same_address() throws SQLException {
        try (EmbeddedPostgres server = Servers.start(folder)) {
            fill(server);
            long first = server.pid();
            Servers.kill(first);
            assertThat(Servers.eventually(() -> server.pid() != first && Servers.answers(server)))
                    .isTrue();
            assertFilled(server);
        }
    }

    @Test
    void a_server_killed_under_a_busy_query_is_started_again_at_once() throws Exception {
        try (EmbeddedPostgres server = Servers.start(folder);
                Connection busy =
                        Servers.connect(server.access().url(), server.access().app())) {
            Thread query = Thread.startVirtualThread(() -> countForever(busy));
            assertThat(Servers.eventually(() -> isCounting(server))).isTrue();
            long first = server.pid();
            Servers.kill(first);
            assertThat(Servers.eventually(() -> server.pid() != first && Servers.answers(server)))
                    .isTrue();
            query.join();
        }
    }

    @Test
    void service_and_server_killed_together_lose_nothing() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder)) {
            try (PostgresServer joined = EmbeddedPostgres.startOrJoin(Servers.settings(folder))) {
                fill(joined);
            }
            service.kill();
            Servers.kill(service.serverPid());
        }
        try (EmbeddedPostgres next = Servers.start(folder)) {
            assertFilled(next);
        }
    }

    @Test
    void a_process_number_that_was_used_again_is_no_server_and_is_left_alone() throws Exception {
        Servers.start(folder).close();
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.writeString(
                    PidFile.of(folder.resolve("postgres/cluster")),
                    stranger.pid() + "\n" + folder.resolve("postgres/cluster")
                            + "\n1\n1\n\n127.0.0.1\n1 1\nready   \n");
            try (EmbeddedPostgres server = Servers.start(folder)) {
                assertThat(Servers.answers(server)).isTrue();
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_port_taken_by_another_program_is_left_to_it() throws Exception {
        int port;
        try (EmbeddedPostgres server = Servers.start(folder)) {
            port = server.port();
            fill(server);
        }
        try (ServerSocket silent = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres server = Servers.start(folder)) {
            assertThat(server.port()).isNotEqualTo(port).isNotEqualTo(0);
            assertThat(silent.isBound()).isTrue();
            assertFilled(server);
        }
    }

    @Test
    void a_port_taken_by_another_postgresql_is_never_talked_to(@TempDir Path another) throws Exception {
        Path elsewhere = Servers.fresh(another);
        int port;
        try (EmbeddedPostgres server = Servers.start(folder)) {
            port = server.port();
            fill(server);
        }
        DataFolder.prepare(elsewhere).recordPort(port);
        try (EmbeddedPostgres other = Servers.start(elsewhere);
                EmbeddedPostgres server = Servers.start(folder)) {
            assertThat(other.port()).isEqualTo(port);
            assertThat(server.port()).isNotEqualTo(port);
            assertFilled(server);
            assertThat(Servers.asOwner(other, "SELECT count(*) FROM pg_class WHERE relname = 'kept'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_server_that_can_not_be_brought_back_is_given_up_and_the_service_is_told() throws Exception {
        BlockingQueue<PostgresException> told = new ArrayBlockingQueue<>(1);
        PostgresSettings settings = Servers.settings(folder).withRestartLimit(2).whenGivenUp(told::add);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            Files.delete(folder.resolve("postgres/cluster/global/pg_control"));
            Servers.kill(server.pid());
            assertThat(told.poll(30, TimeUnit.SECONDS))
                    .hasMessageContaining("is given up")
                    .hasMessageContaining("pg_control");
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void lost_passwords_are_made_anew_and_lock_nobody_out() throws Exception {
        try (EmbeddedPostgres server = Servers.start(folder)) {
            fill(server);
        }
        Files.delete(folder.resolve("postgres/credentials"));
        try (EmbeddedPostgres server = Servers.start(folder)) {
            assertFilled(server);
            assertThat(Servers.answers(server)).isTrue();
        }
    }

    @Test
    void half_made_files_of_a_start_that_was_cut_short_are_made_again(@TempDir Path empty) throws IOException {
        DataFolder half = DataFolder.prepare(empty);
        Files.createDirectories(half.unfinishedCluster().resolve("base"));
        Files.writeString(half.credentials(), "postgres=");
        try (EmbeddedPostgres server = Servers.start(empty)) {
            assertThat(Servers.answers(server)).isTrue();
            assertThat(half.unfinishedCluster()).doesNotExist();
        }
    }

    private static void fill(PostgresServer server) throws SQLException {
        Servers.asOwner(server, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
    }

    private static void assertFilled(PostgresServer server) throws SQLException {
        assertThat(Servers.asOwner(server, "SELECT sum(n) FROM kept")).isEqualTo("500500");
    }

    private static void countForever(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM generate_series(1, 100000000000) a WHERE a < 0");
        } catch (SQLException cut) {
            assertThat(cut.getSQLState()).startsWith("08");
        }
    }

    private static boolean isCounting(PostgresServer server) {
        try {
            return Servers.asApp(
                            server,
                            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT count(*)"
                                    + " FROM generate_series%'")
                    .equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }
}
