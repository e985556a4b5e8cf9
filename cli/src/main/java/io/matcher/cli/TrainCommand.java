package io.matcher.cli;

import io.matcher.platform.postgres.PostgresSettings;
import io.matcher.platform.startup.ServeOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code train}, hidden: starts a service on a folder of its own, asks it a few things and ends, so that the JVM that runs this can write
 * down which classes a start needs.
 */
@Command(name = "train", hidden = true, description = "Starts and stops a service for the JVM's ahead-of-time cache.")
final class TrainCommand implements Callable<Integer> {
    private static final List<String> QUESTIONS =
            List.of("/health", "/readyz", "/version", "/v1/contexts", "/openapi.json");

    @Parameters(index = "0", paramLabel = "FOLDER", description = "An empty folder for the service's data.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path folder;

    @Parameters(index = "1", paramLabel = "BINARIES", description = "Where PostgreSQL is unpacked already.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path binaries;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ServeOptions options = ServeOptions.parse(Map.of("MATCHER_PORT", "0", "MATCHER_DATA_DIR", folder.toString()));
        PostgresSettings settings = PostgresSettings.in(folder).withBinariesIn(binaries);
        RunningService service = EndOfProcess.closes(() -> RunningService.onEmbedded(options, settings));
        for (String question : QUESTIONS) {
            ask(service.url().resolve(question));
        }
        return 0;
    }

    private static void ask(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
