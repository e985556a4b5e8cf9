package io.matcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is cut short: its database ends with it, or at the next start. */
class TrainCommandTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private Path apps;
    private Path build;

    @BeforeEach
    void makeBuild(@TempDir Path temporary) throws IOException {
        apps = temporary;
        build = Files.createDirectory(apps.resolve("0123456789abcdef0123"));
    }

    @Test
    void told_to_stop_while_its_service_starts_it_stops_the_database_first() throws Exception {
        TrainingFolder folder = folderOf(deadProcess());
        try (CommandProcess training = train(folder)) {
            ProcessHandle database = database(folder);
            training.terminate();
            assertThat(database.isAlive()).isFalse();
            assertThat(pidFile(folder)).doesNotExist();
            assertThat(training.exitCode()).isNotZero();
        }
    }

    @Test
    void what_a_killed_training_left_is_stopped_and_removed_at_the_next_start() throws Exception {
        TrainingFolder folder = folderOf(deadProcess());
        ProcessHandle database;
        try (CommandProcess training = train(folder)) {
            database = database(folder);
            training.kill();
        }
        assertThat(database.isAlive()).isTrue();
        TrainingFolder.clearLeftovers(apps);
        database.onExit().get(1, TimeUnit.MINUTES);
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void a_training_that_still_goes_on_is_left_alone() throws Exception {
        TrainingFolder folder = folderOf(deadProcess());
        try (CommandProcess training = train(folder)) {
            ProcessHandle database = database(folder);
            TrainingFolder.clearLeftovers(apps);
            assertThat(database.isAlive()).isTrue();
            training.terminate();
        }
    }

    @Test
    void only_folders_of_services_that_ended_are_removed() throws Exception {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Path kept = Files.createDirectories(folderOf(living).data());
        Path other = Files.createDirectory(build.resolve("training-by-hand"));
        Path ended = Files.createDirectories(folderOf(deadProcess()).data());
        Path ofThisNumber =
                Files.createDirectories(folderOf(ProcessHandle.current().pid()).data());
        TrainingFolder.clearLeftovers(apps);
        assertThat(List.of(kept, other)).allMatch(Files::exists);
        assertThat(List.of(ended, ofThisNumber)).noneMatch(Files::exists);
    }

    private TrainingFolder folderOf(long process) {
        return new TrainingFolder(build.resolve("training-" + process));
    }

    private static long deadProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static CommandProcess train(TrainingFolder folder) throws IOException {
        Files.createDirectories(folder.path());
        Path binaries = Files.createDirectories(Path.of("target", "postgres-binaries"));
        return CommandProcess.start(
                folder.data(),
                "train",
                folder.data().toString(),
                binaries.toAbsolutePath().toString());
    }

    /** The database of a training, as soon as it is launched; the service is far from ready then. */
    private static ProcessHandle database(TrainingFolder folder) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Optional<ProcessHandle> found = Optional.empty();
        while (found.isEmpty()) {
            assertThat(System.nanoTime()).as("no database in " + folder).isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
            found = Optional.of(pidFile(folder)).filter(Files::exists).flatMap(TrainCommandTest::process);
        }
        return found.get();
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of);
        } catch (IOException replaced) {
            return Optional.empty();
        }
    }

    private static Path pidFile(TrainingFolder folder) {
        return folder.data().resolve("postgres/cluster/postmaster.pid");
    }
}
