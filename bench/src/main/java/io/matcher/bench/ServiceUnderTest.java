package io.matcher.bench;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.postgres.EmbeddedPostgres;
import io.matcher.platform.postgres.PostgresServer;
import io.matcher.platform.postgres.PostgresSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service in a process of its own with the heap it has by default, and its database open beside it for the baselines. */
final class ServiceUnderTest implements AutoCloseable {

    static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final JsonMapper json = StrictJson.mapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final PostgresServer database;
    private final String url;
    private final String token;

    private ServiceUnderTest(Process process, PostgresServer database, String url, String token) {
        this.process = process;
        this.database = database;
        this.url = url;
        this.token = token;
    }

    /** Starts the jar on an empty data folder. */
    static ServiceUnderTest start(Path jar, Path dataDir) throws IOException {
        ProcessBuilder serve = command(jar, dataDir, "serve");
        serve.redirectError(dataDir.resolveSibling("service.log").toFile());
        Process process = serve.start();
        String ready =
                String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
        Matcher address = ADDRESS.matcher(ready);
        if (!address.find()) {
            throw new IOException("The service did not start: " + ready);
        }
        Process tokens = command(jar, dataDir, "token").start();
        String token = new String(tokens.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        PostgresServer database = EmbeddedPostgres.startOrJoin(PostgresSettings.in(dataDir));
        return new ServiceUnderTest(process, database, address.group(), token);
    }

    private static ProcessBuilder command(Path jar, Path dataDir, String name) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(java, "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString(), name);
        builder.environment().put("MATCHER_PORT", "0");
        builder.environment().put("MATCHER_DATA_DIR", dataDir.toString());
        builder.environment().put("MATCHER_ALLOW_LOOPBACK_VENDORS", "true");
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    String url() {
        return url;
    }

    Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    /** A connection of the owner's, with the tenant of the benchmark set for its whole life. */
    Connection owner() throws SQLException {
        DatabaseAccess access = database.access();
        return connection(access.url(), access.owner());
    }

    /** A connection as the service itself has them. */
    Connection app() throws SQLException {
        DatabaseAccess access = database.access();
        return connection(access.url(), access.app());
    }

    private static Connection connection(String url, DatabaseAccess.Login login) throws SQLException {
        Connection connection = DriverManager.getConnection(url, login.user(), login.password());
        Sql.run(connection, "set app.tenant = '" + TENANT + "'");
        return connection;
    }

    JsonNode get(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    JsonNode post(String path, Object body) throws IOException {
        return send("POST", path, BodyPublishers.ofString(json.writeValueAsString(body)), "application/json");
    }

    void put(String path, Object value) throws IOException {
        send("PUT", path, BodyPublishers.ofString(json.writeValueAsString(Map.of("value", value))), "application/json");
    }

    void patch(String path, Object body) throws IOException {
        send("PATCH", path, BodyPublishers.ofString(json.writeValueAsString(body)), "application/json");
    }

    /** Uploads a CSV file from disk, and returns when all of it is durable. */
    void upload(String context, String source, Path file) throws IOException {
        String boundary = "----bench";
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        String base = "/v1/imports/contexts/" + context;
        String job = send(
                        "POST",
                        base + "/sources/" + source + "/upload",
                        body,
                        "multipart/form-data; boundary=" + boundary)
                .required("id")
                .asString();
        await(base + "/jobs/" + job);
    }

    /** Waits until the job or run at this path is completed. */
    JsonNode await(String path) throws IOException {
        while (true) {
            JsonNode now = get(path);
            switch (now.required("status").asString()) {
                case "COMPLETED" -> {
                    return now;
                }
                case "FAILED" -> throw new IOException("Failed: " + now);
                default -> LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private JsonNode send(String method, String path, BodyPublisher body, String contentType) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IOException(
                        method + " " + path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body().isEmpty() ? json.missingNode() : json.readTree(response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** A context with two CSV sources and one exact rule, active; gives its id and those of its sources, left first. */
    List<String> books(String name) throws IOException {
        Map<String, String> columns =
                Map.of("external_id", "id", "amount", "amount", "currency", "currency", "date", "date");
        String context = post(
                        "/v1/contexts",
                        Map.of(
                                "name",
                                name,
                                "type",
                                "1:1",
                                "interval",
                                "daily",
                                "sources",
                                List.of(
                                        Map.of("name", "L", "type", "LEDGER", "side", "LEFT", "mapping", columns),
                                        Map.of("name", "R", "type", "BANK", "side", "RIGHT", "mapping", columns)),
                                "rules",
                                List.of(Map.of(
                                        "priority", 1, "type", "EXACT", "config", Map.of("matchReference", true)))))
                .required("id")
                .asString();
        patch("/v1/contexts/" + context, Map.of("status", "ACTIVE"));
        List<String> ids = new ArrayList<>(List.of(context));
        JsonNode sources = get("/v1/contexts/" + context + "/sources").required("items");
        ids.add(source(sources, "LEFT"));
        ids.add(source(sources, "RIGHT"));
        return ids;
    }

    private static String source(JsonNode sources, String side) throws IOException {
        for (JsonNode source : sources) {
            if (source.required("side").asString().equals(side)) {
                return source.required("id").asString();
            }
        }
        throw new IOException("No source on side " + side);
    }

    @Override
    public void close() {
        database.close();
        process.destroy();
        awaitEnd(process);
    }

    private static void awaitEnd(@Nullable Process process) {
        try {
            if (process != null && !process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
