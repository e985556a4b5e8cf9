package io.matcher.discovery.belvo;

import io.matcher.discovery.pull.VendorException;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Belvo's statuses and codes ask of us. Codes of its published list go on as our words; any other of its words stays unread. */
final class BelvoErrors {

    private static final JsonMapper JSON = StrictJson.mapper();
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration BLOCKED = Duration.ofSeconds(35);
    private static final Duration SESSIONS = Duration.ofMinutes(2);
    private static final Duration REFRESHED = Duration.ofMinutes(10);
    private static final long USUAL_PATIENCE_SECONDS = 60;
    private static final long MOST_PATIENCE_SECONDS = 3_600;

    private static final Set<String> NEEDS_THE_USER = Set.of(
            "login_error",
            "invalid_link",
            "unconfirmed_link",
            "session_expired",
            "activation_failed",
            "token_required",
            "consent_without_accounts",
            "expired_credentials");
    private static final Set<String> LATER =
            Set.of("institution_down", "institution_unavailable", "institution_inactive", "unavailable_data");

    private BelvoErrors() {}

    static void throwUnlessOk(OutboundResponse response) throws VendorException {
        if (response.status() != 200) {
            throw failure(response);
        }
    }

    private static VendorException failure(OutboundResponse response) {
        String code = code(response);
        int status = response.status();
        if (NEEDS_THE_USER.contains(code)) {
            return new VendorException(code, new VendorException.Stop(true));
        }
        return switch (status) {
            case 400 -> badRequest(code);
            case 401 -> new VendorException("unauthorised", new VendorException.Stop(true));
            case 403 -> forbidden(response);
            case 404 -> new VendorException("not_found", new VendorException.Missing());
            case 408 -> new VendorException("timeout", new VendorException.Retry(FIRST, 2));
            case 409 -> new VendorException("link_refreshed", new VendorException.Wait(REFRESHED));
            case 428 -> new VendorException("token_required", new VendorException.Stop(true));
            case 429 -> new VendorException("rate_limited", new VendorException.Wait(patience(response)));
            default ->
                status >= 500
                        ? new VendorException(
                                "vendor_error",
                                new VendorException.Retry(FIRST, code.equals("unexpected_error") ? 3 : 5))
                        : new VendorException("refused_" + status, new VendorException.Stop(false));
        };
    }

    private static VendorException badRequest(String code) {
        if (LATER.contains(code)) {
            return new VendorException(code, new VendorException.Retry(Duration.ofMinutes(1), 5));
        }
        return switch (code) {
            case "too_many_sessions" -> new VendorException(code, new VendorException.Wait(SESSIONS));
            case "operational_limits_reached" -> new VendorException(code, new VendorException.Stop(false));
            default -> new VendorException("refused_400", new VendorException.Stop(false));
        };
    }

    /** A page of HTML is the block for more than 80 requests in 30 seconds from one address; JSON is a missing right. */
    private static VendorException forbidden(OutboundResponse response) {
        boolean json = response.header("Content-Type").orElse("").contains("json");
        return json
                ? new VendorException("unauthorised", new VendorException.Stop(true))
                : new VendorException("blocked", new VendorException.Wait(withJitter(BLOCKED)));
    }

    private static Duration patience(OutboundResponse response) {
        long seconds = response.header("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(USUAL_PATIENCE_SECONDS);
        return withJitter(Duration.ofSeconds(Math.clamp(seconds, 1, MOST_PATIENCE_SECONDS)));
    }

    private static Duration withJitter(Duration delay) {
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(100, 1_000));
    }

    /** The code of the first error of the array; empty when the body is something else. */
    private static String code(OutboundResponse response) {
        try {
            JsonNode body = JSON.readTree(response.body());
            JsonNode code = (body.isArray() ? body.path(0) : body).path("code");
            return code.isString() ? code.stringValue() : "";
        } catch (JacksonException html) {
            return "";
        }
    }
}
