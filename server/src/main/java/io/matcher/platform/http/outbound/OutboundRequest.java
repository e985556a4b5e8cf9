package io.matcher.platform.http.outbound;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to be made.
 *
 * @param method {@code GET}, {@code HEAD} or {@code POST}
 * @param headers what is sent beside the headers of HTTP itself; never printed, since it holds credentials
 * @param body JSON; null for none
 * @param maxBytes how large an answer may be, in bytes
 */
public record OutboundRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body,
        int maxBytes) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(URI uri, Map<String, String> headers, int maxBytes) {
        return new OutboundRequest("GET", uri, headers, null, maxBytes);
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
