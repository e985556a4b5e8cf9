package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class MintTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "operator");

    @Test
    void a_token_is_shown_once_with_the_url_that_embeds_it() {
        Aggregators.connect(client, "pluggy", "main");
        Client.Reply minted = Aggregators.mint(client, "pluggy", "main").expect(201);
        assertThat(minted.header("Content-Type")).hasValue("application/json");
        assertThat(minted.header("Cache-Control")).hasValue("no-store");
        assertThat(minted.json().propertyNames()).containsExactly("token", "vendor", "webhook_url");
        String token = minted.text("token");
        assertThat(token).matches("mwt_[A-Za-z0-9_-]{43}");
        assertThat(minted.text("vendor")).isEqualTo("pluggy");
        assertThat(minted.text("webhook_url")).isEqualTo(service.url() + "/v1/discovery/webhooks/pluggy/" + token);
        assertThat(minted.raw().headers().firstValueAsLong("Content-Length"))
                .hasValue(minted.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void only_the_hash_is_stored_and_audit_and_event_hold_no_more_than_ids_and_its_start() {
        Aggregators.connect(client, "pluggy", "main");
        String token = Aggregators.mint(client, "pluggy", "main").expect(201).text("token");
        byte[] hash = TokenHash.of(token.getBytes(StandardCharsets.US_ASCII)).bytes();
        String id = listed("main").get(0).required("id").asString();
        String prefix = HexFormat.of().formatHex(hash, 0, 4);
        assertThat(listed("main").get(0).required("hashPrefix").asString()).isEqualTo(prefix);
        assertThat(query("select encode(hash, 'hex') from webhook_tokens"))
                .containsExactly(HexFormat.of().formatHex(hash));
        assertThat(
                        query(
                                "select action || ' ' || entity_id || ' ' || changes from audit_logs where entity_type = 'webhook_token'"))
                .singleElement()
                .asString()
                .contains("MINT " + id, "\"hashPrefix\":\"" + prefix + "\"")
                .doesNotContain(token);
        assertThat(
                        query(
                                "select type || ' ' || aggregate_id || ' ' || payload from outbox_events where aggregate_type = 'webhook_token'"))
                .singleElement()
                .asString()
                .contains("webhook_token.minted " + id)
                .doesNotContain(token);
    }

    @Test
    void without_a_connection_of_that_tenant_vendor_and_name_it_is_404_and_nothing_is_written() {
        Aggregators.connect(client, "pluggy", "main");
        for (Client.Reply refused : List.of(
                Aggregators.mint(client, "belvo", "main"),
                Aggregators.mint(client, "pluggy", "Main"),
                Aggregators.mint(service.admin(), "pluggy", "main"))) {
            assertThat(refused.expect(404).text("code")).isEqualTo("MTCH-0201");
        }
        assertThat(query("select id::text from webhook_tokens")).isEmpty();
    }

    @Test
    void the_request_is_closed_and_each_fault_is_named() {
        Map<String, Map<String, ?>> bad = Map.of(
                "body.vendor", Map.of("connection_config_name", "main", "vendor", "plaid"),
                "body.connection_config_name", Map.of("connection_config_name", "", "vendor", "pluggy"),
                "body.connectionConfigName",
                        Map.of("connection_config_name", "main", "vendor", "pluggy", "connectionConfigName", "x"),
                "body.extra", Map.of("connection_config_name", "main", "vendor", "pluggy", "extra", 1));
        bad.forEach((location, body) -> {
            Client.Reply refused = client.post(Aggregators.TOKENS, body).expect(400);
            assertThat(refused.text("code")).isEqualTo("MTCH-0001");
            assertThat(refused.json()
                            .required("errors")
                            .get(0)
                            .required("location")
                            .asString())
                    .isEqualTo(location);
        });
        assertThat(client.post(Aggregators.TOKENS, Map.of())
                        .expect(400)
                        .json()
                        .required("errors")
                        .size())
                .isEqualTo(2);
        client.send(
                        "POST",
                        Aggregators.TOKENS,
                        "application/json",
                        "{\"vendor\":0,\"connection_config_name\":\"main\"}")
                .expect(400);
        client.send("POST", Aggregators.TOKENS, "application/json", "[]").expect(400);
        client.send("POST", Aggregators.TOKENS, "application/json", "").expect(400);
        client.send("POST", Aggregators.TOKENS, "text/plain", "{}").expect(415);
    }

    @Test
    void it_takes_discovery_write_and_says_so_before_it_looks_anything_up() {
        assertThat(Aggregators.mint(service.anonymous(), "pluggy", "none")
                        .expect(401)
                        .text("code"))
                .isEqualTo("MTCH-0003");
        for (String role : List.of("viewer", "analyst")) {
            assertThat(Aggregators.mint(service.client(tenant, role), "pluggy", "none")
                            .expect(403)
                            .text("code"))
                    .isEqualTo("MTCH-0004");
        }
    }

    @Test
    void several_tokens_live_side_by_side_and_one_is_revoked_alone() {
        Aggregators.connect(client, "belvo", "main");
        IntStream.range(0, 3)
                .forEach(i -> Aggregators.mint(client, "belvo", "main").expect(201));
        JsonNode tokens = listed("main");
        assertThat(tokens.size()).isEqualTo(3);
        String id = tokens.get(1).required("id").asString();
        service.admin().delete(Aggregators.TOKENS + "/" + id).expect(404);
        client.delete(Aggregators.TOKENS + "/" + id).expect(204);
        assertThat(client.delete(Aggregators.TOKENS + "/" + id).expect(404).text("code"))
                .isEqualTo("MTCH-0005");
        client.delete(Aggregators.TOKENS + "/" + UUID.randomUUID()).expect(404);
        assertThat(listed("main").valueStream().map(token -> token.required("id")
                        .asString()))
                .hasSize(2)
                .doesNotContain(id);
    }

    @Test
    void the_list_pages_newest_first_for_one_connection_or_all() {
        Aggregators.connect(client, "belvo", "one");
        Aggregators.connect(client, "pluggy", "two");
        for (String name : List.of("one", "two", "one", "one")) {
            Aggregators.mint(client, name.equals("two") ? "pluggy" : "belvo", name)
                    .expect(201);
        }
        JsonNode first = client.get(Aggregators.TOKENS + "?limit=3").expect(200).json();
        assertThat(first.required("items").valueStream().map(token -> token.required("connectionConfigName")
                        .asString()))
                .containsExactly("one", "one", "two");
        String cursor = first.required("nextCursor").asString();
        assertThat(client.get(Aggregators.TOKENS + "?limit=3&cursor=" + cursor)
                        .json()
                        .required("items")
                        .size())
                .isEqualTo(1);
        client.get(Aggregators.TOKENS + "?connection_config_name=one&cursor=" + cursor)
                .expect(400);
        assertThat(listed("one").size()).isEqualTo(3);
        client.get(Aggregators.TOKENS + "?connection_config_name=none").expect(404);
    }

    @Test
    void a_renamed_connection_keeps_its_tokens_and_a_deleted_one_revokes_them_for_good() {
        String location = Aggregators.connect(client, "pluggy", "before");
        Aggregators.mint(client, "pluggy", "before").expect(201);
        client.put(
                        location,
                        Map.of("configName", "after", "baseUrl", "http://127.0.0.1:1", "accountRef", Aggregators.ITEM))
                .expect(200);
        assertThat(listed("after").size()).isEqualTo(1);
        client.delete(location).expect(204);
        Aggregators.connect(client, "pluggy", "after");
        assertThat(listed("after").size()).isZero();
        assertThat(client.get(Aggregators.TOKENS).json().required("items").size())
                .isZero();
    }

    @Test
    void many_at_once_are_each_answered_for_themselves() throws Exception {
        Aggregators.connect(client, "pluggy", "main");
        List<Callable<Client.Reply>> requests = IntStream.range(0, 200)
                .<Callable<Client.Reply>>mapToObj(
                        i -> () -> Aggregators.mint(client, "pluggy", i % 4 == 0 ? "none" : "main"))
                .toList();
        Set<String> tokens = new HashSet<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(32)) {
            List<Future<Client.Reply>> replies = pool.invokeAll(requests);
            for (int i = 0; i < replies.size(); i++) {
                Client.Reply reply = reply(replies.get(i));
                if (i % 4 == 0) {
                    assertThat(reply.expect(404).text("code")).isEqualTo("MTCH-0201");
                } else {
                    tokens.add(reply.expect(201).text("token"));
                }
            }
        }
        assertThat(tokens).hasSize(150);
        Set<String> hashes = new HashSet<>(query("select encode(hash, 'hex') from webhook_tokens"));
        assertThat(tokens.stream().map(token -> HexFormat.of()
                        .formatHex(TokenHash.of(token.getBytes(StandardCharsets.US_ASCII))
                                .bytes())))
                .allMatch(hashes::contains);
        assertThat(query("select id::text from audit_logs where entity_type = 'webhook_token'"))
                .hasSize(150);
        assertThat(query("select id::text from outbox_events where aggregate_type = 'webhook_token'"))
                .hasSize(150);
    }

    @Test
    void a_key_mints_once_and_its_replay_shows_nothing() {
        Aggregators.connect(client, "pluggy", "main");
        Client keyed = client.with("Idempotency-Key", "mint-once");
        assertThat(Aggregators.mint(keyed, "pluggy", "none").expect(404).text("code"))
                .isEqualTo("MTCH-0201");
        Client.Reply minted = Aggregators.mint(keyed, "pluggy", "main").expect(201);
        Client.Reply replayed = Aggregators.mint(keyed, "pluggy", "main").expect(409);
        assertThat(replayed.text("code")).isEqualTo("MTCH-0021");
        assertThat(replayed.body()).doesNotContain(minted.text("token"));
        assertThat(Aggregators.mint(keyed, "belvo", "main").expect(422).text("code"))
                .isEqualTo("MTCH-0020");
        assertThat(listed("main").size()).isEqualTo(1);
    }

    private static Client.Reply reply(Future<Client.Reply> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private JsonNode listed(String name) {
        return client.get(Aggregators.TOKENS + "?connection_config_name=" + name)
                .expect(200)
                .json()
                .required("items");
    }

    private List<String> query(String sql) {
        return service.part(Transactions.class).in(new TenantId(tenant), () -> service.part(JdbcClient.class)
                .sql(sql)
                .query(String.class)
                .list());
    }
}
