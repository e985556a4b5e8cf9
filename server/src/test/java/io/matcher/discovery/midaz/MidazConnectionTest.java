package io.matcher.discovery.midaz;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Connections and the configs that name them, as they are written. */
class MidazConnectionTest {

    private static final String SECRET = "s3cr3t-of-the-ledger-8f2c";
    private static final String ORGANIZATION = "0197a000-0000-7000-8000-0000000000a1";
    private static final String LEDGER = "0197a000-0000-7000-8000-0000000000b1";

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");

    private static Map<String, String> request(String name) {
        return new HashMap<>(Map.of(
                "configName", name,
                "onboardingUrl", "https://ledger.example.com",
                "authUrl", "https://auth.example.com",
                "clientId", "matcher-service-77aa",
                "clientSecret", SECRET));
    }

    @Test
    void a_connection_is_described_without_its_credential_which_lies_sealed() {
        Client.Reply created = client.post(LedgerDesk.PATH, request("main")).expect(201);
        String location = created.header("Location").orElseThrow();
        assertThat(location).isEqualTo(LedgerDesk.PATH + "/" + created.text("id"));
        assertThat(created.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "configName", "onboardingUrl", "transactionUrl", "authUrl", "nextLookAt");
        assertThat(created.text("transactionUrl")).isEqualTo("https://ledger.example.com");
        assertThat(client.get(location).expect(200).body()
                        + client.get(LedgerDesk.PATH).body())
                .contains("main")
                .doesNotContain(SECRET, "matcher-service-77aa");
        assertThat(service.rows(
                        new TenantId(tenant),
                        "select encode(client_secret, 'escape') from midaz_connections where tenant_id = '" + tenant
                                + "'"))
                .noneMatch(kept -> kept.contains(SECRET));
    }

    @Test
    void it_is_no_aggregator_connection_nor_the_other_way_round() {
        client.post(LedgerDesk.PATH, request("main")).expect(201);
        assertThat(client.get("/v1/discovery/aggregator-connections")
                        .json()
                        .required("items")
                        .size())
                .isZero();
        client.post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor", "midaz",
                                "configName", "x",
                                "baseUrl", "https://ledger.example.com",
                                "accountRef", "x",
                                "clientId", "x",
                                "secret", "x"))
                .expect(400);
        assertThat(faults(Map.of("aggregatorConnection", "main"))).containsExactly("body.config.aggregatorConnection");
        client.post("/v1/discovery/webhooks/tokens", Map.of("vendor", "pluggy", "connection_config_name", "main"))
                .expect(404);
    }

    @Test
    void a_name_is_taken_once_and_free_again_after_deletion() {
        String location = client.post(LedgerDesk.PATH, request("main"))
                .expect(201)
                .header("Location")
                .orElseThrow();
        assertThat(client.post(LedgerDesk.PATH, request("main")).expect(409).text("code"))
                .isEqualTo("MTCH-0206");
        client.delete(location).expect(204);
        client.get(location).expect(404);
        client.delete(location).expect(404);
        client.post(LedgerDesk.PATH, request("main")).expect(201);
    }

    @Test
    void addresses_that_may_never_be_called_are_refused_by_name_and_not_repeated() {
        for (String member : List.of("onboardingUrl", "transactionUrl", "authUrl")) {
            Map<String, String> body = request("main");
            body.put(member, "https://10.1.2.3/hidden");
            Client.Reply refused = client.post(LedgerDesk.PATH, body).expect(400);
            assertThat(refused.json()
                            .required("errors")
                            .get(0)
                            .required("location")
                            .asString())
                    .isEqualTo("body." + member);
            assertThat(refused.body()).doesNotContain("hidden", SECRET);
        }
    }

    @Test
    void a_credential_and_where_it_is_shown_go_together() {
        for (String missing : List.of("clientId", "clientSecret", "authUrl")) {
            Map<String, String> body = request("main");
            body.remove(missing);
            assertThat(client.post(LedgerDesk.PATH, body).expect(400).body())
                    .as(missing)
                    .contains("is missing beside")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void a_change_keeps_the_credential_unless_it_brings_another_and_drops_it_with_signing_in() {
        String location = client.post(LedgerDesk.PATH, request("main"))
                .expect(201)
                .header("Location")
                .orElseThrow();
        Map<String, String> body = request("renamed");
        body.remove("clientId");
        body.remove("clientSecret");
        assertThat(client.put(location, body).expect(200).text("configName")).isEqualTo("renamed");
        assertThat(sealed()).isEqualTo("t");
        body.remove("authUrl");
        client.put(location, body).expect(200);
        assertThat(sealed()).isEqualTo("f");
        body.put("authUrl", "https://auth.example.com");
        client.put(location, body).expect(400);
    }

    private String sealed() {
        return service.rows(
                        new TenantId(tenant),
                        "select case when client_secret is null then 'f' else 't' end from midaz_connections where tenant_id = '"
                                + tenant + "'")
                .getFirst();
    }

    @Test
    void what_can_not_be_asked_of_a_ledger_is_refused_with_its_place_when_it_is_written() {
        client.post(LedgerDesk.PATH, request("main")).expect(201);
        assertThat(faults(Map.of("midazConnection", "main")))
                .containsExactly("body.config.organization_id", "body.config.ledger_id");
        assertThat(faults(config("midazConnection", "nobody"))).containsExactly("body.config.midazConnection");
        assertThat(faults(config("granularity", "day"))).containsExactly("body.config.granularity");
        assertThat(faults(config("sign", 1))).containsExactly("body.config.sign");
        assertThat(faults(config("lookback_days", 0))).containsExactly("body.config.lookback_days");
        assertThat(faults(config("rescan_days", 91))).containsExactly("body.config.rescan_days");
        assertThat(faults(config("safety_lag_seconds", "60"))).containsExactly("body.config.safety_lag_seconds");
        assertThat(faults(config("exclude_pending", "yes"))).containsExactly("body.config.exclude_pending");
        assertThat(faults(config("metadata_keys", List.of("a", 1)))).containsExactly("body.config.metadata_keys[1]");
        assertThat(faults(config("account_filter", Map.of("acounts", List.of("x")))))
                .containsExactly("body.config.account_filter.acounts");
        assertThat(faults(config("account_filter", Map.of("types", List.of()))))
                .containsExactly("body.config.account_filter.types");
        assertThat(faults(config("aggregatorConnection", "main"))).contains("body.config.midazConnection");
        assertThat(faults(config("timeZone", "America/Sao_Paulo"))).isEmpty();
    }

    private static Map<String, Object> config(String member, Object value) {
        Map<String, Object> config =
                new HashMap<>(Map.of("midazConnection", "main", "organization_id", ORGANIZATION, "ledger_id", LEDGER));
        config.put(member, value);
        return config;
    }

    /** The places that a source with the config is refused for. */
    private List<String> faults(Map<String, ?> config) {
        Map<String, Object> body = Setup.bare("Context " + UUID.randomUUID());
        String context = Setup.context(client, body);
        Client.Reply reply = client.post(
                "/v1/contexts/" + context + "/sources",
                Map.of("name", "Ledger", "type", "LEDGER", "side", "LEFT", "config", config));
        if (reply.status() == 201) {
            return List.of();
        }
        return reply.expect(400)
                .json()
                .required("errors")
                .valueStream()
                .map((JsonNode error) -> error.required("location").asString())
                .toList();
    }
}
