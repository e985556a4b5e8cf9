package io.matcher.discovery;

import io.matcher.testing.Client;
import java.util.Map;

/** What tests of tokens and deliveries begin with: a connection and a token for it. */
final class Aggregators {

    static final String CONNECTIONS = "/v1/discovery/aggregator-connections";
    static final String TOKENS = "/v1/discovery/webhooks/tokens";
    static final String ITEM = "a1b2c3d4-5678-40ab-8def-1234567890ab";
    static final String LINK = "16f68516-bcbc-4cf7-b815-c500d4204e28";

    private Aggregators() {}

    /** Makes a connection to nowhere and gives the path of its own. */
    static String connect(Client client, String vendor, String name) {
        return client.post(
                        CONNECTIONS,
                        Map.of(
                                "vendor",
                                vendor,
                                "configName",
                                name,
                                "baseUrl",
                                "http://127.0.0.1:1",
                                "accountRef",
                                vendor.equals("pluggy") ? ITEM : LINK,
                                "clientId",
                                "client-id",
                                "secret",
                                "client-secret"))
                .expect(201)
                .header("Location")
                .orElseThrow();
    }

    static Client.Reply mint(Client client, String vendor, String name) {
        return client.post(TOKENS, Map.of("vendor", vendor, "connection_config_name", name));
    }

    /** Mints a token and gives the path that receives its deliveries. */
    static String receiver(Client client, String vendor, String name) {
        return "/v1/discovery/webhooks/" + vendor + "/"
                + mint(client, vendor, name).expect(201).text("token");
    }
}
