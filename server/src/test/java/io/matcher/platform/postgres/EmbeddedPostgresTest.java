package io.matcher.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a server is, once started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private EmbeddedPostgres server;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary.resolve("data");
        server = Servers.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void is_the_release_that_is_bundled() throws SQLException {
        assertThat(Servers.asApp(server, "SHOW server_version")).isEqualTo(Binaries.VERSION);
    }

    @Test
    void keeps_what_was_committed_through_a_power_loss() throws SQLException {
        assertThat(Servers.asApp(
                        server,
                        "SELECT string_agg(setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN"
                                + " ('fsync','synchronous_commit','full_page_writes','data_checksums')"))
                .isEqualTo("on on on on");
    }

    @Test
    void listens_on_loopback_only() throws SQLException {
        assertThat(Servers.asApp(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Servers.asApp(server, "SELECT inet_server_port()")).isEqualTo(String.valueOf(server.port()));
    }

    @Test
    void has_two_roles_without_privileges() throws SQLException {
        assertThat(
                        Servers.asApp(
                                server,
                                "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolcanlogin"
                                        + " AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"))
                .isEqualTo("matcher_app matcher_owner");
    }

    @Test
    void gives_the_database_to_the_owner_and_its_sorting_to_no_library() throws SQLException {
        assertThat(Servers.asApp(
                        server,
                        "SELECT concat_ws(' ', pg_get_userbyid(datdba), pg_encoding_to_char(encoding),"
                                + " datlocprovider, datlocale) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("matcher_owner UTF8 b C.UTF-8");
    }

    @Test
    void lets_the_service_create_nothing() {
        assertThatThrownBy(() -> Servers.asApp(server, "CREATE TABLE t (a int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Servers.asApp(server, "CREATE TEMP TABLE t (a int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void refuses_a_wrong_password() {
        assertThatThrownBy(() -> Servers.query(
                        server.access().url(), new DatabaseAccess.Login("matcher_app", "wrong"), "SELECT 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keeps_its_folder_and_passwords_to_its_owner() throws IOException {
        assertThat(access(folder)).isEqualTo("rwx------");
        assertThat(access(folder.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(access(folder.resolve("postgres/cluster"))).isEqualTo("rwx------");
        assertThat(access(folder.resolve("postgres/credentials"))).isEqualTo("rw-------");
        assertThat(server.access().app().password())
                .hasSize(43)
                .isNotEqualTo(server.access().owner().password());
        assertThat(server.access().app().toString())
                .doesNotContain(server.access().app().password());
    }

    @Test
    void does_not_hand_the_service_s_environment_to_the_server() throws IOException {
        String environment = Files.readString(Path.of("/proc", String.valueOf(server.pid()), "environ"));
        assertThat(environment.split("\0"))
                .allMatch(entry -> entry.startsWith("PATH=") || entry.startsWith("LC_ALL=") || entry.startsWith("PG"));
    }

    @Test
    void can_be_joined_by_a_command_beside_it_which_leaves_it_running() throws Exception {
        String sentence;
        try (ServiceProcess other = ServiceProcess.start(folder)) {
            sentence = other.said();
        }
        assertThat(sentence)
                .startsWith("refused The data folder")
                .contains("is in use by another Matcher (process "
                        + ProcessHandle.current().pid() + ")")
                .contains("MATCHER_DATA_DIR");
        try (PostgresServer joined = EmbeddedPostgres.startOrJoin(Servers.settings(folder))) {
            assertThat(Servers.asOwner(joined, "SELECT current_user")).isEqualTo("matcher_owner");
        }
        assertThat(server.isRunning()).isTrue();
    }

    @Test
    void is_refused_to_a_second_service_again_and_again() throws Exception {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> Servers.start(folder))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("is in use by another Matcher");
        }
        // The refused claims of this process must not have dropped the lock that other processes see.
        try (ServiceProcess other = ServiceProcess.start(folder)) {
            assertThat(other.said()).startsWith("refused ");
        }
    }

    private static String access(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void waits_are_bounded() {
        assertThat(Waiting.until(Duration.ofMillis(1), () -> false)).isFalse();
    }
}
