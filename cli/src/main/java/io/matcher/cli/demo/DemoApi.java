package io.matcher.cli.demo;

import io.matcher.platform.http.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's API as an integrator calls it. An answer that is not a success ends the demonstration with the answer's words. */
final class DemoApi {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String BOUNDARY = "----matcher-demo";

    private final JsonMapper json = StrictJson.mapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String token;

    DemoApi(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    JsonNode get(String path) {
        return send("GET", path, null, null);
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, "application/json", json.writeValueAsString(body));
    }

    JsonNode put(String path, Object body) {
        return send("PUT", path, "application/json", json.writeValueAsString(body));
    }

    JsonNode patch(String path, Object body) {
        return send("PATCH", path, "application/json", json.writeValueAsString(body));
    }

    void delete(String path) {
        send("DELETE", path, null, null);
    }

    /** Uploads a CSV file to a source. */
    void upload(String context, String source, String csv) {
        String body =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--" + BOUNDARY + "--\r\n";
        send(
                "POST",
                "/v1/imports/contexts/" + context + "/sources/" + source + "/upload",
                "multipart/form-data; boundary=" + BOUNDARY,
                body);
    }

    private JsonNode send(String method, String path, @Nullable String contentType, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(LONGEST)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? json.missingNode() : json.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demonstration was interrupted", interrupted);
        }
    }
}
