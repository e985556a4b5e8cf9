package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.VendorException;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Midaz's statuses ask of us. Of its own words only the four-digit code is read. */
final class MidazErrors {

    /** Codes of "there are none", which is no error of a list. */
    static final Set<String> NOTHING_FOUND = Set.of("0069", "0070", "0071");

    /** A cursor that it does not know. */
    static final String BAD_CURSOR = "0082";

    private static final long USUAL_PATIENCE_SECONDS = 30;
    private static final long MOST_PATIENCE_SECONDS = 3_600;
    private static final VendorException.Retry OUTAGE = new VendorException.Retry(Duration.ofSeconds(3), 5);
    private static final JsonMapper JSON = StrictJson.mapper();

    private MidazErrors() {}

    static void throwUnlessOk(OutboundResponse response) throws VendorException {
        int status = response.status();
        if (status == 200) {
            return;
        }
        throw switch (status) {
            case 401 -> new VendorException("unauthorised", new VendorException.Stop(true));
            case 403 -> new VendorException("forbidden", new VendorException.Stop(true));
            case 404 -> new VendorException("not_found", new VendorException.Missing());
            case 408 -> new VendorException("timeout", OUTAGE);
            case 429 -> new VendorException("rate_limited", new VendorException.Wait(patience(response)));
            default ->
                status >= 500
                        ? new VendorException("vendor_error", OUTAGE)
                        : new VendorException("refused_" + status + suffix(response), new VendorException.Stop(false));
        };
    }

    /** The code of an error, such as {@code 0082}; empty when it has none. */
    static String code(OutboundResponse response) {
        try {
            JsonNode code = JSON.readTree(response.body()).path("code");
            return code.isString() && code.stringValue().matches("\\d{4}") ? code.stringValue() : "";
        } catch (JacksonException otherwise) {
            return ""; // a page of some proxy; the status says enough
        }
    }

    private static String suffix(OutboundResponse response) {
        String code = code(response);
        return code.isEmpty() ? "" : "_" + code;
    }

    /** Nobody returns in the same second. */
    private static Duration patience(OutboundResponse response) {
        long seconds = response.header("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(USUAL_PATIENCE_SECONDS);
        long bounded = Math.clamp(seconds, 1, MOST_PATIENCE_SECONDS);
        return Duration.ofMillis(bounded * 1_000 + ThreadLocalRandom.current().nextLong(100, 1_000));
    }
}
