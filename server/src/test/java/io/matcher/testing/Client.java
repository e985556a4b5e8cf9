package io.matcher.testing;

import io.matcher.platform.http.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the service as a client would: JSON in, status, headers and JSON out. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = StrictJson.mapper();

    private final String url;
    private final @Nullable String token;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Client(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** A client of a service that runs elsewhere. */
    public static Client of(String url, String token) {
        return new Client(url, token);
    }

    /** An answer of the service. */
    public record Reply(int status, HttpResponse<String> raw) {

        /** The body; a missing node when there is none. */
        public JsonNode json() {
            return raw.body().isEmpty() ? JSON.missingNode() : JSON.readTree(raw.body());
        }

        public String text(String member) {
            return json().required(member).asString();
        }

        public String body() {
            return raw.body();
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** Fails with the body when the status is another. */
        public Reply expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + raw.body());
            }
            return this;
        }
    }

    /** The same client with one more header on every request. */
    public Client with(String header, String value) {
        Client other = new Client(url, token);
        other.headers.putAll(headers);
        other.headers.put(header, value);
        return other;
    }

    public Reply get(String path) {
        return send("GET", path, null, null);
    }

    public Reply post(String path, Object body) {
        return send("POST", path, "application/json", JSON.writeValueAsString(body));
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, "application/json", JSON.writeValueAsString(body));
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, "application/json", JSON.writeValueAsString(body));
    }

    public Reply delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** Sends a body as it is. */
    public Reply send(String method, String path, @Nullable String contentType, @Nullable String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return exchange(method, path, contentType, publisher);
    }

    /** Uploads a file as browsers do, with the fields beside it. */
    public Reply upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        Multipart form = new Multipart();
        fields.forEach(form::field);
        form.file("file", fileName, content);
        return exchange("POST", path, form.contentType(), HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
    }

    private Reply exchange(String method, String path, @Nullable String contentType, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
