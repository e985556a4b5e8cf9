package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Limits of the receiver, on a service of its own behind a proxy on this machine. */
class WebhookLimitsTest {

    private static final String VENDOR = "52.67.145.81";

    private static String event() {
        return """
                {"event":"item/updated","eventId":"%s","itemId":"%s"}""".formatted(UUID.randomUUID(), Aggregators.ITEM);
    }

    private static Wire.Reply deliver(Service service, String path, String from) {
        return Wire.post(path).header("X-Forwarded-For", from).body(event()).send(service.port());
    }

    @Test
    void failures_are_counted_by_address_and_never_stop_a_delivery_that_proves_itself() {
        try (Service service = Service.start(Map.of("MATCHER_TRUSTED_PROXIES", "127.0.0.1"))) {
            Client platform = service.client(TenantId.DEFAULT.value(), "admin");
            platform.put("/system/matcher/rate_limit.webhook_failed_max", Map.of("value", 5))
                    .expect(204);
            platform.put("/system/matcher/rate_limit.webhook_expiry_sec", Map.of("value", 3600))
                    .expect(204);
            Client client = service.admin();
            Aggregators.connect(client, "pluggy", "main");
            String path = Aggregators.receiver(client, "pluggy", "main");
            String guess = Webhooks.PATH + "/pluggy/guess";

            assertThat(deliver(service, path, VENDOR).status()).isEqualTo(202);
            assertThat(deliver(service, path, VENDOR + ", 203.0.113.5").status())
                    .isEqualTo(401);

            for (int i = 0; i < 5; i++) {
                assertThat(deliver(service, guess, VENDOR).status()).isEqualTo(401);
            }
            Wire.Reply limited = deliver(service, guess, VENDOR);
            assertThat(limited.status()).isEqualTo(429);
            assertThat(limited.body()).contains("MTCH-0009");
            assertThat(limited.hasHeader("Retry-After: ")).isTrue();
            assertThat(deliver(service, Webhooks.PATH + "/belvo/guess", VENDOR)
                            .comparable()
                            .replaceAll("Retry-After: \\d+", ""))
                    .isEqualTo(limited.comparable().replaceAll("Retry-After: \\d+", ""));
            assertThat(deliver(service, path, VENDOR).status()).isEqualTo(202);
            assertThat(deliver(service, guess, "203.0.113.77").status()).isEqualTo(401);

            for (int i = 0; i < 5; i++) {
                assertThat(deliver(service, guess, "2001:db8:5:5::" + i).status())
                        .isEqualTo(401);
            }
            assertThat(deliver(service, guess, "2001:db8:5:5:ffff::1").status()).isEqualTo(429);
            assertThat(deliver(service, guess, "2001:db8:5:6::1").status()).isEqualTo(401);
            assertThat(client.get("/v1/discovery/webhooks/deliveries")
                            .json()
                            .required("items")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_token_has_a_rate_of_its_own() {
        try (Service service = Service.start(Map.of())) {
            Client platform = service.client(TenantId.DEFAULT.value(), "admin");
            platform.put("/system/matcher/rate_limit.webhook_max", Map.of("value", 3))
                    .expect(204);
            platform.put("/system/matcher/rate_limit.webhook_expiry_sec", Map.of("value", 3600))
                    .expect(204);
            Client client = service.admin();
            client.put("/system/matcher/aggregator.pluggy.ip_allowlist", Map.of("value", List.of("127.0.0.1")))
                    .expect(204);
            Aggregators.connect(client, "pluggy", "main");
            String path = Aggregators.receiver(client, "pluggy", "main");
            String other = Aggregators.receiver(client, "pluggy", "main");
            for (int i = 0; i < 3; i++) {
                assertThat(Wire.post(path).body(event()).send(service.port()).status())
                        .isEqualTo(202);
            }
            Wire.Reply limited = Wire.post(path).body(event()).send(service.port());
            assertThat(limited.status()).isEqualTo(429);
            assertThat(limited.hasHeader("Retry-After: ")).isTrue();
            assertThat(Wire.post(other).body(event()).send(service.port()).status())
                    .isEqualTo(202);
        }
    }
}
