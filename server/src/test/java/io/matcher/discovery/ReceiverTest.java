package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.secrets.Hmac;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReceiverTest {

    private static final String SIGNING_SECRET = "a-signing-secret-of-the-relay";
    private static final String DELIVERIES = "/v1/discovery/webhooks/deliveries";
    private static final String LOOPBACK = "127.0.0.1";

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");

    private static String event(String item) {
        return """
                {"event":"item/updated","eventId":"%s","itemId":"%s","triggeredBy":"SYNC"}""".formatted(UUID.randomUUID(), item);
    }

    private static String sign(String body) {
        return HexFormat.of().formatHex(Hmac.sha256(SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), body));
    }

    private void set(String key, Object value) {
        client.put("/system/matcher/aggregator." + key, Map.of("value", value)).expect(204);
    }

    private String receiverTrustingThisAddress() {
        Aggregators.connect(client, "pluggy", "main");
        set("pluggy.ip_allowlist", List.of("10.0.0.0/8", LOOPBACK));
        return Aggregators.receiver(client, "pluggy", "main");
    }

    private String receiverOfSigned() {
        Aggregators.connect(client, "pluggy", "main");
        set("pluggy.webhook_hmac_secret", SIGNING_SECRET);
        return Aggregators.receiver(client, "pluggy", "main");
    }

    private Wire.Reply deliver(String path, String body) {
        return Wire.post(path).body(body).send(service.port());
    }

    private Wire.Reply deliverSigned(String path, String body, String signature) {
        return Wire.post(path)
                .header("X-Webhook-Signature", signature)
                .body(body)
                .send(service.port());
    }

    private JsonNode kept(String query) {
        return client.get(DELIVERIES + query).expect(200).json().required("items");
    }

    @Test
    void a_delivery_from_a_listed_address_is_202_and_kept_before_the_answer() {
        String path = receiverTrustingThisAddress();
        String body = event(Aggregators.ITEM);
        Wire.Reply reply = deliver(path, body);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body()).isEmpty();
        JsonNode delivery = kept("?connection_config_name=main").get(0);
        assertThat(delivery.required("state").asString()).isEqualTo("ACCEPTED");
        assertThat(delivery.required("event").asString()).isEqualTo("item/updated");
        assertThat(delivery.required("body").asString()).isEqualTo(body);
        assertThat(client.get(Aggregators.TOKENS)
                        .json()
                        .required("items")
                        .get(0)
                        .has("lastUsedAt"))
                .isTrue();
    }

    @Test
    void an_address_that_is_not_listed_is_refused_and_the_published_ones_are_the_default() {
        Aggregators.connect(client, "pluggy", "main");
        String path = Aggregators.receiver(client, "pluggy", "main");
        assertThat(deliver(path, event(Aggregators.ITEM)).status()).isEqualTo(401);
        set("pluggy.ip_allowlist", List.of("::ffff:127.0.0.1"));
        assertThat(deliver(path, event(Aggregators.ITEM)).status()).isEqualTo(202);
        set("pluggy.ip_allowlist", List.of());
        assertThat(deliver(path, event(Aggregators.ITEM)).status()).isEqualTo(401);
    }

    @Test
    void where_a_signing_secret_is_set_nothing_but_its_signature_over_these_bytes_passes() {
        String path = receiverOfSigned();
        set("pluggy.ip_allowlist", List.of(LOOPBACK));
        String body = event(Aggregators.ITEM);
        assertThat(deliverSigned(path, body, sign(body)).status()).isEqualTo(202);
        String other = event(Aggregators.ITEM);
        assertThat(deliverSigned(path, other, sign(other).toUpperCase(Locale.ROOT))
                        .status())
                .isEqualTo(202);
        String third = event(Aggregators.ITEM);
        assertThat(deliver(path, third).status()).isEqualTo(401);
        for (String wrong : List.of(
                "",
                "0".repeat(64),
                sign(third).substring(2),
                sign(third) + "00",
                "sha256=" + sign(third),
                "0x" + sign(third),
                sign(third) + "," + sign(third),
                sign(third + " "),
                sign(third).replace('0', '\u0660'))) {
            assertThat(deliverSigned(path, third, wrong).status()).as(wrong).isEqualTo(401);
        }
        assertThat(deliverSigned(path, third.replace("SYNC", "USER"), sign(third))
                        .status())
                .isEqualTo(401);
        assertThat(Wire.post(path)
                        .header("X-Webhook-Signature", sign(third))
                        .header("X-Webhook-Signature", sign(third))
                        .body(third)
                        .send(service.port())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_signature_that_can_not_be_verified_is_refused_even_from_a_listed_address() {
        String path = receiverTrustingThisAddress();
        String body = event(Aggregators.ITEM);
        assertThat(deliverSigned(path, body, sign(body)).status()).isEqualTo(401);
        assertThat(deliverSigned(path, body, "").status()).isEqualTo(401);
        assertThat(deliver(path, body).status()).isEqualTo(202);
    }

    @Test
    void where_a_static_header_is_set_it_is_required_exactly_once_and_as_it_is() {
        Aggregators.connect(client, "belvo", "main");
        set("belvo.webhook_authorization", "Basic dXNlcjpwYXNz");
        set("belvo.ip_allowlist", List.of(LOOPBACK));
        String path = Aggregators.receiver(client, "belvo", "main");
        String body = """
                {"webhook_id":"w","webhook_type":"ACCOUNTS","webhook_code":"new_accounts_available","link_id":"%s","request_id":"r"}""".formatted(Aggregators.LINK);
        assertThat(Wire.post(path)
                        .header("Authorization", "Basic dXNlcjpwYXNz")
                        .body(body)
                        .send(service.port())
                        .status())
                .isEqualTo(202);
        assertThat(deliver(path, body).status()).isEqualTo(401);
        for (String wrong : List.of("", "Basic", "Basic dXNlcjpwYXNz2", "basic dXNlcjpwYXNz", "Bearer dXNlcjpwYXNz")) {
            assertThat(Wire.post(path)
                            .header("Authorization", wrong)
                            .body(body)
                            .send(service.port())
                            .status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(Wire.post(path)
                        .header("Authorization", "Basic dXNlcjpwYXNz")
                        .header("Authorization", "Basic dXNlcjpwYXNz")
                        .body(body)
                        .send(service.port())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_static_header_that_looks_like_a_bearer_token_is_the_vendors_and_not_an_operators() {
        Aggregators.connect(client, "belvo", "main");
        set("belvo.webhook_authorization", "Bearer not-a-jwt-at-all");
        String path = Aggregators.receiver(client, "belvo", "main");
        assertThat(Wire.post(path)
                        .header("Authorization", "Bearer not-a-jwt-at-all")
                        .body("{}")
                        .send(service.port())
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_required_address_is_demanded_beside_the_signature() {
        String path = receiverOfSigned();
        set("pluggy.require_address", true);
        String body = event(Aggregators.ITEM);
        assertThat(deliverSigned(path, body, sign(body)).status()).isEqualTo(401);
        set("pluggy.ip_allowlist", List.of(LOOPBACK));
        assertThat(deliverSigned(path, body, sign(body)).status()).isEqualTo(202);
    }

    @Test
    void the_acknowledgement_may_be_200() {
        String path = receiverTrustingThisAddress();
        set("pluggy.ack_status", 200);
        assertThat(deliver(path, event(Aggregators.ITEM)).status()).isEqualTo(200);
    }

    @Test
    void whatever_is_wrong_with_identity_or_proof_the_answer_is_one_and_the_same() {
        String path = receiverTrustingThisAddress();
        String token = path.substring(path.lastIndexOf('/') + 1);
        String revoked = Aggregators.receiver(client, "pluggy", "main");
        String id = client.get(Aggregators.TOKENS)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
        client.delete(Aggregators.TOKENS + "/" + id).expect(204);
        String gone = Aggregators.connect(client, "pluggy", "gone");
        String ofDeleted = Aggregators.receiver(client, "pluggy", "gone");
        client.delete(gone).expect(204);
        Aggregators.connect(client, "pluggy", "gone");
        Client stranger = service.admin();
        Aggregators.connect(stranger, "pluggy", "main");
        String ofStranger = Aggregators.receiver(stranger, "pluggy", "main");
        String body = event(Aggregators.ITEM);

        Map<String, Wire.Reply> refused = new LinkedHashMap<>();
        refused.put("guessed", deliver(Webhooks.PATH + "/pluggy/mwt_" + "A".repeat(43), body));
        refused.put("no token at all", deliver(Webhooks.PATH + "/pluggy/x", body));
        refused.put("last character changed", deliver(path.substring(0, path.length() - 1) + "!", body));
        refused.put("letter case", deliver(Webhooks.PATH + "/pluggy/" + token.toUpperCase(Locale.ROOT), body));
        refused.put("other vendor", deliver(Webhooks.PATH + "/belvo/" + token, body));
        refused.put("unknown vendor", deliver(Webhooks.PATH + "/plaid/" + token, body));
        refused.put("vendor in capitals", deliver(Webhooks.PATH + "/PLUGGY/" + token, body));
        refused.put("the word tokens as vendor", deliver(Webhooks.PATH + "/tokens/" + token, body));
        refused.put("revoked", deliver(revoked, body));
        refused.put("deleted connection", deliver(ofDeleted, body));
        refused.put("other tenant's rules", deliver(ofStranger, body));
        refused.put("unverifiable signature", deliverSigned(path, body, sign(body)));
        refused.put("empty signature", deliverSigned(path, body, ""));
        refused.put("very long token", deliver(Webhooks.PATH + "/pluggy/" + "m".repeat(8_000), body));
        refused.put("empty body", deliver(Webhooks.PATH + "/pluggy/x", ""));

        Wire.Reply first = refused.values().iterator().next();
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.body()).contains("\"MTCH-0003\"").doesNotContain("pluggy");
        refused.forEach(
                (cause, reply) -> assertThat(reply.comparable()).as(cause).isEqualTo(first.comparable()));
        assertThat(kept("").size()).isZero();
        assertThat(deliver(path, body).status()).isEqualTo(202);
    }

    @Test
    void a_body_beyond_one_mebibyte_is_413_for_everyone_announced_or_not() {
        String path = receiverTrustingThisAddress();
        byte[] tooLarge = new byte[(1 << 20) + 1];
        for (String target : List.of(path, Webhooks.PATH + "/pluggy/guess", Webhooks.PATH + "/plaid/guess")) {
            Wire.Reply announced = Wire.post(target).body(tooLarge).send(service.port());
            assertThat(announced.status()).isEqualTo(413);
            assertThat(announced.body()).contains("MTCH-0010");
            assertThat(Wire.post(target)
                            .chunked()
                            .body(tooLarge)
                            .send(service.port())
                            .status())
                    .isEqualTo(413);
        }
        String largest = "{\"event\":\"" + "x".repeat((1 << 20) - 12) + "\"}";
        assertThat(largest.length()).isEqualTo(1 << 20);
        assertThat(deliver(path, largest).status()).isEqualTo(202);
        assertThat(Wire.post(path)
                        .chunked()
                        .body(event(Aggregators.ITEM))
                        .send(service.port())
                        .status())
                .isEqualTo(202);
        assertThat(kept("?state=ACCEPTED").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/discovery/webhooks/pluggy/a%2Fb",
                "/v1/discovery/webhooks/pluggy/..%2F..%2Fx",
                "/v1/discovery/webhooks/pluggy/%2e%2e/x",
                "/v1/discovery/webhooks/pluggy/../pluggy/x",
                "/v1/discovery/webhooks/pluggy/./x",
                "/v1/discovery/webhooks//pluggy/x",
                "/v1/discovery/webhooks/pluggy/x;y=z",
                "/v1/discovery/webhooks/pluggy/x%00",
                "/v1/discovery/webhooks/pluggy/x%0d%0aSet-Cookie:a",
                "/v1/discovery/webhooks/pluggy/x/",
                "/v1/discovery/webhooks/pluggy/",
                "/v1/discovery/webhooks/pluggy/x/y",
                "/v1/discovery/webhooks/pluggy/%zz",
                "/v1/discovery/webhooks/pluggy/\"<x>",
            })
    void a_trick_in_the_path_is_a_client_error_and_not_repeated(String target) {
        Wire.Reply reply = Wire.post(target).body("{}").send(service.port());
        assertThat(reply.status()).isBetween(400, 499);
        assertThat(reply.hasHeader("Set-Cookie")).isFalse();
        assertThat(reply.body()).doesNotContain("Set-Cookie", "<x>", "%2F", "pluggy");
    }

    @Test
    void a_header_or_path_beyond_every_measure_is_a_client_error() {
        assertThat(Wire.post(Webhooks.PATH + "/pluggy/" + "x".repeat(40_000))
                        .send(service.port())
                        .status())
                .isBetween(400, 499);
        assertThat(Wire.post(Webhooks.PATH + "/pluggy/x")
                        .header("X-Webhook-Signature", "a".repeat(40_000))
                        .send(service.port())
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void a_forwarded_header_of_an_untrusted_peer_is_ignored() {
        Aggregators.connect(client, "pluggy", "main");
        String path = Aggregators.receiver(client, "pluggy", "main");
        for (String header :
                List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP")) {
            assertThat(Wire.post(path)
                            .header(header, header.equals("Forwarded") ? "for=52.67.145.81" : "52.67.145.81")
                            .body(event(Aggregators.ITEM))
                            .send(service.port())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_repetition_is_acknowledged_and_counted_and_changes_nothing_else() {
        String path = receiverTrustingThisAddress();
        String body = event(Aggregators.ITEM);
        for (int i = 0; i < 3; i++) {
            assertThat(deliver(path, body).status()).isEqualTo(202);
        }
        assertThat(deliver(path, body.replace("SYNC", "USER")).status()).isEqualTo(202);
        JsonNode deliveries = kept("");
        assertThat(deliveries.size()).isEqualTo(1);
        assertThat(deliveries.get(0).required("copies").asInt()).isEqualTo(4);
        assertThat(deliveries.get(0).required("body").asString()).contains("SYNC");
    }

    @Test
    void what_is_not_understood_or_speaks_of_another_item_is_kept_and_shown_and_steers_nothing() {
        String path = receiverTrustingThisAddress();
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("not json at all \u0000", "UNREADABLE");
        expected.put("", "UNREADABLE");
        expected.put("[1,2]", "UNREADABLE");
        expected.put("{\"event\":\"item/updated\",\"event\":\"item/created\"}", "UNREADABLE");
        expected.put("[".repeat(10_000), "UNREADABLE");
        expected.put("{\"event\":\"payment/made\",\"eventId\":\"e1\"}", "UNKNOWN");
        expected.put("{\"event\":\"bad\\u0000name\",\"eventId\":\"e2\"}", "UNKNOWN");
        expected.put(event(UUID.randomUUID().toString()), "REFUSED");
        expected.put("{\"event\":\"item/updated\",\"eventId\":\"e3\"}", "REFUSED");
        expected.put(event(Aggregators.ITEM.toUpperCase(Locale.ROOT)), "ACCEPTED");
        expected.keySet()
                .forEach(body ->
                        assertThat(deliver(path, body).status()).as(body).isEqualTo(202));
        List<String> states = kept("?limit=200")
                .valueStream()
                .map(delivery -> delivery.required("state").asString())
                .toList()
                .reversed();
        assertThat(states).containsExactlyElementsOf(expected.values());
        assertThat(kept("?state=REFUSED").size()).isEqualTo(2);
        client.get(DELIVERIES + "?state=NONSENSE").expect(400);
        client.get(DELIVERIES + "?connection_config_name=none").expect(404);
        assertThat(service.client(UUID.randomUUID(), "viewer")
                        .get(DELIVERIES)
                        .expect(200)
                        .json()
                        .required("items")
                        .size())
                .isZero();
    }

    @Test
    void a_kept_delivery_holds_neither_path_nor_authorization_nor_signature() {
        Aggregators.connect(client, "pluggy", "main");
        set("pluggy.webhook_authorization", "Bearer of-the-vendor-who-proves-it");
        String path = Aggregators.receiver(client, "pluggy", "main");
        assertThat(Wire.post(path)
                        .header("Authorization", "Bearer of-the-vendor-who-proves-it")
                        .body(event(Aggregators.ITEM))
                        .send(service.port())
                        .status())
                .isEqualTo(202);
        String row = service.rows(
                        new TenantId(tenant),
                        "select to_json(d)::text || convert_from(d.body, 'UTF8') from webhook_deliveries d")
                .getFirst();
        assertThat(row).doesNotContain("who-proves-it", "mwt_", path.substring(path.length() - 40));
    }

    @Test
    void many_deliveries_at_once_are_each_kept_once() throws Exception {
        String path = receiverTrustingThisAddress();
        List<String> bodies = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> event(Aggregators.ITEM))
                .toList();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(32)) {
            List<java.util.concurrent.Callable<Integer>> calls = java.util.stream.IntStream.range(0, 300)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i ->
                            () -> deliver(path, bodies.get(i % bodies.size())).status())
                    .toList();
            for (var answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        JsonNode deliveries = kept("?limit=200");
        assertThat(deliveries.size()).isEqualTo(60);
        Set<Integer> copies = new HashSet<>();
        deliveries.forEach(delivery -> copies.add(delivery.required("copies").asInt()));
        assertThat(copies).containsExactly(5);
    }
}
