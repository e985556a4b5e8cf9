package io.matcher.discovery;

import io.matcher.platform.settings.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How much the receiver takes: bytes of a body, deliveries of a token, failed proofs of an address. A delivery that proves itself is
 * never counted with the failures of others, not even of its own address.
 */
@Component
class WebhookLimits {

    private static final int PREFIX_BYTES = 8;

    private final Settings settings;
    private final Buckets<UUID> deliveries;
    private final Buckets<ByteBuffer> failures;

    WebhookLimits(Settings settings, Clock clock) {
        this.settings = settings;
        this.deliveries = new Buckets<>(clock);
        this.failures = new Buckets<>(clock);
    }

    long bodyBytes() {
        return settings.number("webhook.body_limit_bytes");
    }

    /** Counts a delivery of a token: zero when it is within the limit, else how long to wait. */
    Duration delivered(UUID tokenId) {
        return take(deliveries, tokenId, settings.number("rate_limit.webhook_max"));
    }

    /** Counts a failed proof of an address, of IPv6 of its /64: zero when it is within the limit, else how long to wait. */
    Duration failed(InetAddress address) {
        ByteBuffer key = ByteBuffer.wrap(address.getAddress());
        return take(
                failures,
                address instanceof Inet6Address ? key.limit(PREFIX_BYTES) : key,
                settings.number("rate_limit.webhook_failed_max"));
    }

    private <K> Duration take(Buckets<K> buckets, K key, long most) {
        return settings.flag("rate_limit.enabled")
                ? buckets.take(key, most, Duration.ofSeconds(settings.number("rate_limit.webhook_expiry_sec")))
                : Duration.ZERO;
    }
}
