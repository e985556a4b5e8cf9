package io.matcher.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that do not allow a server: each gets one sentence that names the place and what to do. */
class RefusalTest {

    private final Path folder;

    RefusalTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void files_of_another_major_version_name_backup_and_restore() throws IOException {
        Servers.start(folder).close();
        Files.writeString(folder.resolve("postgres/cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> Servers.start(folder))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("./matcher backup FILE")
                .hasMessageContaining("./matcher restore FILE");
        Files.writeString(folder.resolve("postgres/cluster/PG_VERSION"), Binaries.MAJOR + "\n");
        Servers.start(folder).close();
    }

    @Test
    void a_folder_without_a_cluster_in_its_place_is_not_overwritten() throws IOException {
        Files.createDirectories(folder.resolve("postgres/cluster"));
        assertThatThrownBy(() -> Servers.start(folder))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("is not a whole PostgreSQL cluster");
    }

    @Test
    void a_folder_that_can_not_be_written_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Servers.start(file.resolve("data")))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("can not be used")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("MATCHER_DATA_DIR");
    }

    @Test
    void a_full_disk_is_named_and_the_start_works_once_there_is_space() {
        Path small = folder.resolve("small");
        assumeTrue(mount(small, "size=12m"), "needs the right to mount a small file system");
        try {
            assertThatThrownBy(() -> Servers.start(small.resolve("data")))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("no space left on the disk")
                    .hasMessageContaining(small.toString());
            assumeTrue(run("mount", "-o", "remount,size=400m", small.toString()), "needs the right to remount");
            try (EmbeddedPostgres server = Servers.start(small.resolve("data"))) {
                assertThat(Servers.answers(server)).isTrue();
            }
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void a_machine_without_a_server_to_run_is_told_to_bring_its_own() {
        assertThatThrownBy(() -> new Platform("Windows 11", "amd64").archive())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("There is no embedded PostgreSQL for Windows 11 on amd64")
                .hasMessageContaining("WSL 2")
                .hasMessageContaining("MATCHER_DATABASE_URL");
        assertThatThrownBy(() -> new Platform("Linux", "s390x").archive()).isInstanceOf(PostgresException.class);
        assertThatThrownBy(() -> Binaries.in(folder, new Platform("Mac OS X", "aarch64")))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("Mac OS X on aarch64");
    }

    @Test
    void the_archives_of_both_supported_machines_are_on_board() {
        for (String arch : List.of("amd64", "aarch64")) {
            assertThat(getClass().getResource("/" + new Platform("Linux", arch).archive()))
                    .as(arch)
                    .isNotNull();
        }
    }

    @Test
    void root_runs_the_server_as_a_system_user_where_namespaces_are_forbidden() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        RunAs nobody = RunAs.systemUser("nobody").orElseThrow();
        Path open = Files.createTempDirectory("matcher-system-user-");
        try {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            DataFolder data = DataFolder.prepare(open.resolve("data"));
            PostgresSettings settings = PostgresSettings.in(open.resolve("data"));
            try (EmbeddedPostgres server =
                    EmbeddedPostgres.start(settings, data, FolderLock.take(data), nobody::letThrough)) {
                assertThat(Servers.answers(server)).isTrue();
                assertThat(RunAs.ownerOf(Path.of("/proc", String.valueOf(server.pid()))))
                        .isEqualTo(nobody.uid());
                assertThat(RunAs.ownerOf(data.cluster())).isEqualTo(nobody.uid());
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.start(open.resolve("data"))) {
                assertThat(Servers.answers(server)).isTrue();
            }
        } finally {
            FileTree.delete(open);
        }
    }

    @Test
    void a_folder_that_the_system_user_can_not_reach_is_named() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        DataFolder data = DataFolder.prepare(folder.resolve("closed").resolve("data"));
        RunAs nobody = RunAs.systemUser("nobody").orElseThrow();
        assertThatThrownBy(() -> nobody.letThrough(data))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("can not reach the data folder " + data.root());
    }

    private static boolean mount(Path place, String options) {
        try {
            Files.createDirectories(place);
        } catch (IOException problem) {
            return false;
        }
        return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString());
    }

    private static boolean run(String... command) {
        try {
            return Command.run(List.of(command)).exitCode() == 0;
        } catch (PostgresException absent) {
            return false;
        }
    }
}
