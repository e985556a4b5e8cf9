package io.matcher.cli.jar;

import io.matcher.platform.http.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running jar. */
record Api(URI url, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = StrictJson.mapper();
    private static final String BOUNDARY = "----journey";

    /** An answer: its status and its body as JSON, a missing node when empty. */
    record Reply(int status, JsonNode json) {
        Reply expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + json);
            }
            return this;
        }

        String text(String member) {
            return json.required(member).asString();
        }
    }

    Reply get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    Reply post(String path, Object body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    Reply put(String path, Object body) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    Reply patch(String path, Object body) {
        return send("PATCH", path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /** Uploads a CSV file to a source. */
    Reply upload(String context, String source, String csv) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n--" + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
                                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--" + BOUNDARY + "--\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                "/v1/imports/contexts/" + context + "/sources/" + source + "/upload",
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** Delivers a webhook as a vendor does: no bearer token, a static header. */
    static int deliver(String webhookUrl, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(webhookUrl)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return exchange(request.build()).statusCode();
    }

    private Reply send(String method, String path, @Nullable String contentType, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body)
                .header("Authorization", "Bearer " + token);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response = exchange(request.build());
        return new Reply(
                response.statusCode(), response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body()));
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
