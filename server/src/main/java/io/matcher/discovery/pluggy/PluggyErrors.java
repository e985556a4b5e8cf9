package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.VendorException;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What Pluggy's statuses ask of us. Its own words are not read: the status says enough. */
final class PluggyErrors {

    private static final long USUAL_PATIENCE_SECONDS = 60;
    private static final long MOST_PATIENCE_SECONDS = 3_600;
    private static final VendorException.Retry OUTAGE = new VendorException.Retry(Duration.ofSeconds(3), 5);

    private PluggyErrors() {}

    static void throwUnlessOk(OutboundResponse response) throws VendorException {
        int status = response.status();
        if (status == 200) {
            return;
        }
        throw switch (status) {
            case 401, 403 -> new VendorException("unauthorised", new VendorException.Stop(true));
            case 404 -> new VendorException("not_found", new VendorException.Missing());
            case 408 -> new VendorException("timeout", OUTAGE);
            case 410 -> new VendorException("endpoint_gone", new VendorException.Stop(false));
            case 429 -> new VendorException("rate_limited", new VendorException.Wait(patience(response)));
            default ->
                status >= 500
                        ? new VendorException("vendor_error", OUTAGE)
                        : new VendorException("refused_" + status, new VendorException.Stop(false));
        };
    }

    /** {@code RateLimit-Reset} says when the window ends; {@code Retry-After} is always a minute. Nobody returns in the same second. */
    private static Duration patience(OutboundResponse response) {
        long seconds = Stream.of("RateLimit-Reset", "Retry-After")
                .map(response::header)
                .flatMap(Optional::stream)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .findFirst()
                .orElse(USUAL_PATIENCE_SECONDS);
        long bounded = Math.clamp(seconds, 1, MOST_PATIENCE_SECONDS);
        return Duration.ofMillis(bounded * 1_000 + ThreadLocalRandom.current().nextLong(100, 1_000));
    }
}
