package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.platform.http.StrictJson;
import io.matcher.sandbox.PluggySandbox;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** How what was mirrored reaches the sources, whenever they are made and however they are bound. */
class FeedTest {

    private final PluggySandbox pluggy = new PluggySandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM);
    private final Desk desk = new Desk("pluggy", pluggy.url());

    @BeforeEach
    void transactions() {
        pluggy.account("acc-1", "BANK", "1", "BRL");
        pluggy.account("acc-2", "BANK", "2", "BRL");
        pluggy.put(
                "{\"id\":\"a\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":1,\"descriptionRaw\":\"raw a\"}");
        pluggy.put(
                "{\"id\":\"b\",\"accountId\":\"acc-2\",\"type\":\"CREDIT\",\"amount\":2,\"date\":\"2026-11-21T01:00:00Z\"}");
    }

    @AfterEach
    void stop() {
        pluggy.close();
    }

    @Test
    void what_came_before_there_was_a_source_waits_for_it() {
        desk.pull(new Signal.AllOfItem());
        String context = context("{}");
        activate(context);
        eventually(() -> assertThat(desk.transactions(bank(context))).hasSize(2));
    }

    @Test
    void what_came_while_the_context_was_no_active_one_flows_on_when_it_is() {
        String context = context("{}");
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(feedsLeft()).isZero());
        assertThat(desk.transactions(bank(context))).isEmpty();
        activate(context);
        eventually(() -> assertThat(desk.transactions(bank(context))).hasSize(2));
    }

    @Test
    void a_source_takes_the_accounts_it_names_and_all_once_it_names_none() {
        String context = context("{\"accountIds\":[\"acc-2\"]}");
        activate(context);
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.transactions(bank(context))).containsExactly("b 2 BRL 2026-11-20"));
        desk.client
                .patch(
                        "/v1/contexts/" + context + "/sources/" + bank(context),
                        Map.of("config", Map.of("aggregatorConnection", "bank")))
                .expect(200);
        eventually(() -> assertThat(desk.transactions(bank(context))).hasSize(2));
    }

    @Test
    void a_source_s_own_zone_decides_its_days() {
        UUID source = desk.source("ACTIVE", "{\"timeZone\":\"UTC\"}");
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.transactions(source)).contains("b 2 BRL 2026-11-21"));
    }

    @Test
    void a_field_map_on_a_bound_source_puts_metadata_in_the_place_of_texts() {
        UUID source = desk.source("ACTIVE", "{}");
        desk.in(() -> desk.jdbc
                .sql(
                        "insert into field_maps (id, tenant_id, context_id, source_id, mapping) values (?, ?, ?, ?, ?::jsonb)")
                .params(
                        UUID.randomUUID(),
                        desk.tenant.value(),
                        contextOf(source),
                        source,
                        "{\"reference\":\"descriptionRaw\"}")
                .update());
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.in(() -> desk.jdbc
                        .sql("select reference from transactions where tenant_id = ? and external_id = 'a'")
                        .param(desk.tenant.value())
                        .query(String.class)
                        .list()))
                .containsExactly("raw a"));
    }

    @Test
    void a_lost_webhook_is_made_up_for_by_the_planned_look() {
        UUID source = desk.source("ACTIVE", "{}");
        desk.in(() -> {
            desk.jdbc
                    .sql(
                            "update aggregator_syncs set next_catch_up_at = now(), next_full_at = now() where tenant_id = ?")
                    .param(desk.tenant.value())
                    .update();
            return desk.jdbc
                    .sql("update jobs set run_at = now() where tenant_id = ? and kind = 'aggregator.look'")
                    .param(desk.tenant.value())
                    .update();
        });
        eventually(() -> assertThat(desk.transactions(source)).hasSize(2));
        assertThat(desk.in(() -> desk.jdbc
                        .sql(
                                "select next_catch_up_at > now() + interval '1 hour' and next_full_at > now() + interval '6 days' from aggregator_syncs where tenant_id = ?")
                        .param(desk.tenant.value())
                        .query(Boolean.class)
                        .single()))
                .isTrue();
        assertThat(desk.in(() -> desk.jdbc
                        .sql(
                                "select count(*) from jobs where tenant_id = ? and kind = 'aggregator.look' and state = 'QUEUED'")
                        .param(desk.tenant.value())
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
    }

    /** A context over the API, with the connection bound to its right side, not active yet. */
    private String context(String settings) {
        Map<String, Object> config = new HashMap<>(StrictJson.mapper().readValue(settings, new TypeReference<>() {}));
        config.put("aggregatorConnection", "bank");
        Map<String, Object> body = Setup.complete("Context " + UUID.randomUUID());
        body.put(
                "sources",
                List.of(
                        Map.of("name", "Ledger", "type", "LEDGER", "side", "LEFT", "mapping", Setup.MAPPING),
                        Map.of("name", "Bank", "type", "BANK", "side", "RIGHT", "config", config)));
        return Setup.context(desk.client, body);
    }

    private void activate(String context) {
        desk.client.patch("/v1/contexts/" + context, Map.of("status", "ACTIVE")).expect(200);
    }

    private UUID bank(String context) {
        return UUID.fromString(Setup.source(desk.client, context, "RIGHT"));
    }

    private long feedsLeft() {
        return desk.in(() -> desk.jdbc
                .sql(
                        "select count(*) from jobs where tenant_id = ? and kind = 'aggregator.feed' and state in ('QUEUED', 'RUNNING')")
                .param(desk.tenant.value())
                .query(Long.class)
                .single());
    }

    private UUID contextOf(UUID source) {
        return desk.in(() -> desk.jdbc
                .sql("select context_id from sources where id = ?")
                .param(source)
                .query(UUID.class)
                .single());
    }
}
