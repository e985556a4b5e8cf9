package io.matcher.discovery.pull;

import io.matcher.platform.http.StrictJson;
import io.matcher.platform.http.outbound.OutboundClient;
import io.matcher.platform.http.outbound.OutboundException;
import io.matcher.platform.http.outbound.OutboundRequest;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls vendors. A target is always made from the connection's base URL and our own parameters, never from what a vendor sent. */
@Component
public class VendorHttp {

    private static final int MAX_BYTES = 32 << 20;
    private static final JsonMapper JSON = StrictJson.mapper();
    static final VendorException.Retry OUTAGE = new VendorException.Retry(Duration.ofSeconds(3), 5);

    private final OutboundClient client;

    VendorHttp(OutboundClient client) {
        this.client = client;
    }

    public OutboundResponse get(
            Connection connection, String path, SequencedMap<String, String> query, Map<String, String> headers)
            throws VendorException {
        return send(OutboundRequest.get(target(connection, path, query), headers, MAX_BYTES));
    }

    /** Asks for the headers alone. */
    public OutboundResponse head(
            Connection connection, String path, SequencedMap<String, String> query, Map<String, String> headers)
            throws VendorException {
        return send(new OutboundRequest("HEAD", target(connection, path, query), headers, null, MAX_BYTES));
    }

    public OutboundResponse post(Connection connection, String path, Object body) throws VendorException {
        URI target = URI.create(connection.baseUrl() + path);
        return send(new OutboundRequest("POST", target, Map.of(), JSON.writeValueAsString(body), MAX_BYTES));
    }

    /** The body as a JSON object or array. */
    public static JsonNode json(OutboundResponse response) throws VendorException {
        try {
            JsonNode body = JSON.readTree(response.body());
            if (body.isContainer()) {
                return body;
            }
        } catch (JacksonException malformed) {
            throw unreadable(malformed);
        }
        throw unreadable(null);
    }

    private static VendorException unreadable(@Nullable Throwable cause) {
        VendorException.Retry remedy = new VendorException.Retry(Duration.ofSeconds(3), 3);
        return cause == null
                ? new VendorException("malformed_response", remedy)
                : new VendorException("malformed_response", remedy, cause);
    }

    private OutboundResponse send(OutboundRequest request) throws VendorException {
        try {
            return client.send(request);
        } catch (OutboundException failed) {
            throw switch (failed.kind()) {
                case REFUSED -> new VendorException("address_refused", new VendorException.Stop(true), failed);
                case UNREACHABLE -> new VendorException("unreachable", OUTAGE, failed);
                case TIMEOUT -> new VendorException("timeout", OUTAGE, failed);
                case TOO_LARGE -> new VendorException("response_too_large", new VendorException.Stop(false), failed);
                case MALFORMED -> new VendorException("malformed_response", OUTAGE, failed);
            };
        }
    }

    private static URI target(Connection connection, String path, SequencedMap<String, String> query) {
        String parameters = query.sequencedEntrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(connection.baseUrl() + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }
}
