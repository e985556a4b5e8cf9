package io.matcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process: one line when ready, a backup beside it, a clean end, and a restore into another folder. */
class ServeCommandTest {
    private static final Pattern READY = Pattern.compile(
            "Matcher is ready at (http://127\\.0\\.0\\.1:[0-9]+) \\(get a token with \\./matcher token\\)\\.");

    @Test
    void serves_backs_up_ends_and_is_restored_elsewhere(@TempDir Path temporary) throws Exception {
        Path folder = dataFolder(temporary.resolve("data"));
        Path backup = temporary.resolve("all.backup");
        try (CommandProcess serve = CommandProcess.start(folder, "serve", "--port=0")) {
            URI url = readyUrl(serve.line());
            String token = Ran.of(Map.of("MATCHER_DATA_DIR", folder.toString()), "token")
                    .results()
                    .strip();
            assertThat(status(url.resolve("/v1/contexts"), "Bearer " + token)).isNotIn(401, 403);
            assertThat(status(url.resolve("/v1/contexts"), "Bearer nonsense")).isEqualTo(401);

            Ran ran = Ran.of(Map.of("MATCHER_DATA_DIR", folder.toString()), "backup", backup.toString());
            assertThat(ran.errors()).isEmpty();
            assertThat(ran.results()).startsWith("Wrote " + backup);

            Ran refused = Ran.of(Map.of("MATCHER_DATA_DIR", folder.toString()), "restore", backup.toString());
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.errors()).contains("in use by another Matcher");

            assertThat(serve.terminate()).isEmpty();
            assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        }
        Path elsewhere = dataFolder(temporary.resolve("elsewhere"));
        Ran restored = Ran.of(Map.of("MATCHER_DATA_DIR", elsewhere.toString()), "restore", backup.toString());
        assertThat(restored.errors()).isEmpty();
        assertThat(restored.results()).startsWith("Restored " + backup);
        Ran again = Ran.of(Map.of("MATCHER_DATA_DIR", elsewhere.toString()), "restore", backup.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.errors()).contains("is not empty");
    }

    @Test
    void a_port_taken_by_another_program_is_named_and_nothing_is_left_running(@TempDir Path temporary)
            throws Exception {
        Path folder = dataFolder(temporary.resolve("data"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CommandProcess serve = CommandProcess.start(folder, "serve", "--port=" + taken.getLocalPort())) {
            assertThat(serve.rest()).isEmpty();
            assertThat(serve.exitCode()).isEqualTo(2);
            assertThat(serve.errors()).contains("Port " + taken.getLocalPort() + " is taken by another program");
            assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        }
    }

    private static URI readyUrl(String line) {
        Matcher ready = READY.matcher(line);
        assertThat(ready.matches()).as(line).isTrue();
        return URI.create(ready.group(1));
    }

    private static int status(URI address, String authorization) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", authorization)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** A data folder whose PostgreSQL is unpacked already, for all tests of this module. */
    private static Path dataFolder(Path folder) throws IOException {
        Path binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        Files.createDirectories(binaries);
        Files.createDirectories(folder.resolve("postgres"));
        Files.createSymbolicLink(folder.resolve("postgres/binaries"), binaries);
        return folder;
    }
}
