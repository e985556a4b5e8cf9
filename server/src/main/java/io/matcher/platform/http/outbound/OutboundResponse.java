package io.matcher.platform.http.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, whole and within its limit.
 *
 * @param body read as UTF-8
 * @param headers by their names in lower case; of a repeated one the first
 */
public record OutboundResponse(int status, Map<String, String> headers, String body) {

    public OutboundResponse {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length() + " characters";
    }
}
