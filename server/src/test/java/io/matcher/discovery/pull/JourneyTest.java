package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.sandbox.BelvoSandbox;
import io.matcher.sandbox.PluggySandbox;
import io.matcher.sandbox.Webhook;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the vendor's webhook to the transaction, each step over HTTP. */
class JourneyTest {

    @Test
    void a_signed_webhook_of_pluggy_brings_its_transactions() throws Exception {
        try (PluggySandbox pluggy = new PluggySandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM)) {
            Desk desk = new Desk("pluggy", pluggy.url());
            UUID source = desk.source("ACTIVE", "{}");
            set(desk, "aggregator.pluggy.webhook_hmac_secret", "relay-secret-of-at-least-32-characters");
            URI receiver = receiver(desk, "pluggy");
            pluggy.account("acc-1", "BANK", "0001/12345-0", "BRL");
            Webhook created = pluggy.created(
                    "acc-1", pluggy.put("{\"id\":\"t-1\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":10}"));
            assertThat(created.sendSigned(receiver, "another-secret-of-at-least-32-characters"))
                    .isEqualTo(401);
            assertThat(created.sendSigned(receiver, "relay-secret-of-at-least-32-characters"))
                    .isEqualTo(202);
            eventually(() -> assertThat(desk.transactions(source)).containsExactly("t-1 10 BRL 2026-11-20"));
            assertThat(created.sendSigned(receiver, "relay-secret-of-at-least-32-characters"))
                    .isEqualTo(202);
            assertThat(desk.settled())
                    .as("a repeated delivery asks nothing new")
                    .hasSize(1);
        }
    }

    @Test
    void a_webhook_of_belvo_with_its_static_header_brings_its_transactions() throws Exception {
        try (BelvoSandbox belvo = new BelvoSandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM)) {
            Desk desk = new Desk("belvo", belvo.url());
            UUID source = desk.source("ACTIVE", "{}");
            set(desk, "aggregator.belvo.webhook_authorization", "Bearer chosen-in-the-dashboard-0123456789");
            URI receiver = receiver(desk, "belvo");
            belvo.account("acc-1", "CHECKING_ACCOUNT", "45722-0", "BRL");
            belvo.put("acc-1", "{\"id\":\"t-1\",\"type\":\"OUTFLOW\",\"amount\":\"318.75\"}");
            Webhook news = belvo.event("TRANSACTIONS", "new_transactions_available", Map.of("new_transactions", 1));
            assertThat(news.sendWith(receiver, Map.of("Authorization", "Bearer chosen-in-the-dashboard-0123456789")))
                    .isEqualTo(202);
            eventually(() -> assertThat(desk.transactions(source)).containsExactly("t-1 -318.75 BRL 2026-11-20"));
        }
    }

    private static URI receiver(Desk desk, String vendor) {
        String token = desk.client
                .post("/v1/discovery/webhooks/tokens", Map.of("vendor", vendor, "connection_config_name", "bank"))
                .expect(201)
                .text("token");
        return URI.create(desk.service.url() + "/v1/discovery/webhooks/" + vendor + "/" + token);
    }

    private static void set(Desk desk, String key, String value) {
        desk.client.put("/system/matcher/" + key, Map.of("value", value)).expect(204);
    }
}
