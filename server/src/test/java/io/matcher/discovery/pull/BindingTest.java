package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.sandbox.PluggySandbox;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A source holds to the connection that its config named when it was written, whatever becomes of the name. */
class BindingTest {

    private static final String OTHER_ITEM = "b1b2c3d4-5678-40ab-8def-1234567890ab";

    private final PluggySandbox ours = sandbox(Desk.ITEM, "a");
    private final PluggySandbox theirs = sandbox(OTHER_ITEM, "z");
    private final Desk desk = new Desk("pluggy", ours.url());
    private final String context = context();
    private final String source = Setup.source(desk.client, context, "RIGHT");
    private final String path = "/v1/contexts/" + context + "/sources/" + source;

    private static PluggySandbox sandbox(String item, String transaction) {
        PluggySandbox sandbox = new PluggySandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, item);
        sandbox.account("acc-" + transaction, "BANK", "1", "BRL");
        put(sandbox, transaction, transaction);
        return sandbox;
    }

    private static void put(PluggySandbox sandbox, String account, String transaction) {
        sandbox.put("{\"id\":\"" + transaction + "\",\"accountId\":\"acc-" + account
                + "\",\"type\":\"CREDIT\",\"amount\":1,\"date\":\"2026-11-20T12:00:00Z\"}");
    }

    @BeforeEach
    void what_we_have_is_pulled() {
        desk.pull(new Signal.AllOfItem());
    }

    @AfterEach
    void stop() {
        ours.close();
        theirs.close();
    }

    @Test
    void a_renamed_connection_and_a_renamed_source_stay_bound_though_another_takes_the_name() {
        eventuallyHas("a");
        rename("bank of ours");
        desk.client.patch(path, Map.of("name", "Renamed")).expect(200);
        connect("bank", theirs, OTHER_ITEM);
        put(ours, "a", "b");
        desk.signal(new Signal.AllOfItem());
        eventuallyHas("a", "b");
        assertThat(desk.client
                        .get(path)
                        .expect(200)
                        .json()
                        .required("config")
                        .required("aggregatorConnection")
                        .asString())
                .isEqualTo("bank");
    }

    @Test
    void a_config_that_still_says_the_old_name_stays_bound_while_nobody_else_has_it() {
        eventuallyHas("a");
        rename("bank of ours");
        desk.client
                .patch(path, Map.of("config", config("bank", "timeZone", "America/Sao_Paulo")))
                .expect(200);
        put(ours, "a", "b");
        desk.signal(new Signal.AllOfItem());
        eventuallyHas("a", "b");
        assertThat(desk.client
                        .patch(path, Map.of("config", config("nobody's", "timeZone", "UTC")))
                        .expect(400)
                        .text("detail"))
                .contains("body.config.aggregatorConnection");
    }

    @Test
    void what_a_deleted_connection_brought_stays_and_a_new_one_of_its_name_brings_nothing_until_it_is_named_anew() {
        eventuallyHas("a");
        desk.client
                .delete("/v1/discovery/aggregator-connections/" + desk.connection)
                .expect(204);
        connect("bank", theirs, OTHER_ITEM);
        eventually(() -> assertThat(desk.mirror()).anyMatch(row -> row.id().equals("z")));
        eventually(() -> assertThat(feedsLeft()).isZero());
        assertThat(transactions()).containsExactly("a");
        desk.client.patch(path, Map.of("name", "Only renamed")).expect(200);
        eventually(() -> assertThat(feedsLeft()).isZero());
        assertThat(transactions()).containsExactly("a");

        desk.client
                .patch(path, Map.of("config", config("bank", "timeZone", "UTC")))
                .expect(200);
        eventuallyHas("a", "z");
    }

    @Test
    void a_source_that_is_bound_to_another_connection_keeps_what_it_has_and_takes_the_others() {
        eventuallyHas("a");
        connect("other", theirs, OTHER_ITEM);
        desk.client
                .patch(path, Map.of("config", Map.of("aggregatorConnection", "other")))
                .expect(200);
        eventuallyHas("a", "z");
        put(ours, "a", "b");
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.live()).contains("b"));
        eventually(() -> assertThat(feedsLeft()).isZero());
        assertThat(transactions()).containsExactly("a", "z");
    }

    @Test
    void the_source_of_a_clone_is_given_all_that_the_connection_ever_brought() {
        eventuallyHas("a");
        rename("bank of ours");
        connect("bank", theirs, OTHER_ITEM);
        JsonNode clone = desk.client
                .post("/v1/contexts/" + context + "/clone", Map.of("name", "Clone"))
                .expect(201)
                .json()
                .required("context");
        assertThat(clone.required("status").asString()).isEqualTo("ACTIVE");
        String search = "/v1/imports/contexts/" + clone.required("id").asString() + "/transactions/search";
        eventually(() -> assertThat(desk.client
                        .get(search)
                        .expect(200)
                        .json()
                        .required("items")
                        .valueStream())
                .extracting(row -> row.required("externalId").asString())
                .containsExactly("a"));
        eventually(() -> assertThat(feedsLeft()).isZero());
        assertThat(transactions()).containsExactly("a");
    }

    private String context() {
        Map<String, Object> body = Setup.complete("Bound");
        body.put(
                "sources",
                List.of(
                        Map.of("name", "Ledger", "type", "LEDGER", "side", "LEFT", "mapping", Setup.MAPPING),
                        Map.of(
                                "name", "Bank",
                                "type", "BANK",
                                "side", "RIGHT",
                                "config", Map.of("aggregatorConnection", "bank"))));
        return Setup.activated(desk.client, body);
    }

    private static Map<String, Object> config(String connection, String key, String value) {
        return new HashMap<>(Map.of("aggregatorConnection", connection, key, value));
    }

    private void rename(String name) {
        desk.client
                .put(
                        "/v1/discovery/aggregator-connections/" + desk.connection,
                        Map.of("configName", name, "baseUrl", ours.url().toString(), "accountRef", Desk.ITEM))
                .expect(200);
    }

    /** Makes a connection and pulls what it has. */
    private void connect(String name, PluggySandbox vendor, String item) {
        String location = desk.client
                .post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor",
                                "pluggy",
                                "configName",
                                name,
                                "baseUrl",
                                vendor.url().toString(),
                                "accountRef",
                                item,
                                "clientId",
                                Desk.CLIENT,
                                "secret",
                                Desk.SECRET))
                .expect(201)
                .header("Location")
                .orElseThrow();
        UUID connection = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        desk.in(() -> {
            desk.service.part(Pulls.class).signalled(desk.tenant, connection, new Signal.AllOfItem());
            return true;
        });
    }

    private void eventuallyHas(String... ids) {
        eventually(() -> assertThat(transactions()).containsExactly(ids));
    }

    /** The external ids in the source, as the API shows them. */
    private List<String> transactions() {
        return desk.client
                .get("/v1/imports/contexts/" + context + "/transactions/search?source_id=" + UUID.fromString(source))
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .map((JsonNode item) -> item.required("externalId").asString())
                .sorted()
                .toList();
    }

    private long feedsLeft() {
        return desk.in(() -> desk.jdbc
                .sql(
                        "select count(*) from jobs where tenant_id = ? and kind = 'aggregator.feed' and state in ('QUEUED', 'RUNNING')")
                .param(desk.tenant.value())
                .query(Long.class)
                .single());
    }
}
