package io.matcher.cli.jar;

import static io.matcher.cli.jar.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole story: connection, mint, webhook, pull, ledger, run, groups, exceptions. */
class JourneyIT {

    static final String HEADER = "Bearer what-we-told-the-vendor";

    @Test
    void a_bank_is_pulled_after_a_webhook_and_matched_with_a_ledger(@TempDir Path folder) throws Exception {
        String tenant = UUID.randomUUID().toString();
        try (PluggyStandIn pluggy = new PluggyStandIn();
                Jar jar = Jar.serve(folder.resolve("data"), Map.of())) {
            Api api = connect(jar.api(tenant, "admin"), pluggy);
            String webhookUrl = mint(api);
            Books books = Books.open(api, Map.of("aggregatorConnection", "pluggy-main"));

            assertThat(api.post(
                                    "/v1/discovery/aggregator-connections/test",
                                    Map.of("vendor", "pluggy", "configName", "pluggy-main"))
                            .expect(200)
                            .json()
                            .required("healthy")
                            .asBoolean())
                    .isTrue();
            assertThat(Api.deliver(
                            webhookUrl,
                            Map.of(),
                            PluggyStandIn.transactionsCreated(UUID.randomUUID().toString())))
                    .isEqualTo(401);
            assertThat(deliver(webhookUrl)).isEqualTo(202);
            eventually(() -> assertThat(books.transactions(books.bank())).isEqualTo(2));

            api.upload(books.context(), books.ledger(), """
                            id,amount,currency,date
                            INV-1,1500.00,BRL,2026-11-20
                            INV-2,-99.90,BRL,2026-11-20
                            """).expect(202);
            JsonNode run = books.run();
            assertThat(run.required("stats").required("matches").asInt()).isEqualTo(1);
            JsonNode group = api.get("/v1/matching/runs/" + run.required("id").asString() + "/groups?contextId="
                            + books.context())
                    .expect(200)
                    .json()
                    .required("items")
                    .get(0);
            assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
            assertThat(group.required("items").size()).isEqualTo(2);
            assertThat(group.required("explanation").isEmpty()).isFalse();

            JsonNode exceptions = api.get("/v1/exceptions").expect(200).json().required("items");
            assertThat(exceptions.size()).isEqualTo(2);
            for (JsonNode exception : exceptions) {
                assertThat(exception.required("reason").asString()).isEqualTo("UNMATCHED");
                assertThat(exception.required("dueAt").asString()).isNotEmpty();
            }
        }
    }

    /** Makes the connection and tells us the header that the vendor will send. */
    static Api connect(Api api, PluggyStandIn pluggy) {
        api.post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor", "pluggy",
                                "configName", "pluggy-main",
                                "baseUrl", pluggy.url(),
                                "accountRef", PluggyStandIn.ITEM,
                                "clientId", "client",
                                "secret", "secret"))
                .expect(201);
        api.put("/system/matcher/aggregator.pluggy.webhook_authorization", Map.of("value", HEADER))
                .expect(204);
        return api;
    }

    /** Mints a token; gives the URL for the vendor. */
    static String mint(Api api) {
        return api.post(
                        "/v1/discovery/webhooks/tokens",
                        Map.of("vendor", "pluggy", "connection_config_name", "pluggy-main"))
                .expect(201)
                .text("webhook_url");
    }

    static int deliver(String webhookUrl) {
        return Api.deliver(
                webhookUrl,
                Map.of("Authorization", HEADER),
                PluggyStandIn.transactionsCreated(UUID.randomUUID().toString()));
    }
}
