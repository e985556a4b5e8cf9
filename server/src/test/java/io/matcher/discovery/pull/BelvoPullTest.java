package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.sandbox.BelvoSandbox;
import io.matcher.sandbox.Call;
import io.matcher.sandbox.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Belvo's side of the table: a link is one list, ten to a page in its sandbox. */
class BelvoPullTest {

    private final BelvoSandbox belvo = new BelvoSandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM);
    private final Desk desk = new Desk("belvo", belvo.url());

    @BeforeEach
    void transactions() {
        belvo.account("acc-1", "CHECKING_ACCOUNT", "45722-0", "BRL");
        for (int i = 1; i <= 25; i++) {
            belvo.put("acc-1", "{\"id\":\"t-%02d\",\"type\":\"OUTFLOW\",\"amount\":\"%d.50\"}".formatted(i, i));
        }
    }

    @AfterEach
    void stop() {
        belvo.close();
    }

    @Test
    void a_historical_update_reads_the_whole_link() {
        UUID source = desk.source("ACTIVE", "{}");
        desk.pull(new Signal.AllOfItem());
        eventually(
                () -> assertThat(desk.transactions(source)).hasSize(25).first().isEqualTo("t-01 -1.5 BRL 2026-11-20"));
        assertThat(belvo.calls("/api/transactions/")).hasSize(3);
        assertThat(desk.health()).isEqualTo("ok");
    }

    @Test
    void new_transactions_are_asked_for_since_the_mark_with_overlap() {
        desk.pull(new Signal.Refresh());
        Instant newest = belvo.put("acc-1", "{\"id\":\"new\",\"type\":\"INFLOW\",\"amount\":1}");
        desk.pull(new Signal.Refresh());
        assertThat(desk.live()).hasSize(26);
        desk.pull(new Signal.Refresh());
        assertThat(belvo.calls("/api/transactions/")
                        .getLast()
                        .parameter("created_at__gte")
                        .map(Instant::parse))
                .hasValue(newest.minus(VendorApi.USUAL_OVERLAP));
    }

    @Test
    void few_updated_ids_are_asked_for_singly_and_many_by_the_whole_list() {
        desk.pull(new Signal.AllOfItem());
        belvo.put("acc-1", "{\"id\":\"t-03\",\"type\":\"INFLOW\",\"amount\":3}");
        desk.pull(new Signal.Updated(Optional.empty(), List.of("t-03")));
        assertThat(belvo.calls("/api/transactions/").getLast().path()).isEqualTo("/api/transactions/t-03/");
        assertThat(desk.mirror())
                .anySatisfy(row ->
                        assertThat(row.id() + row.record()).startsWith("t-03").contains("\"3\""));
        int calls = belvo.calls().size();
        desk.pull(new Signal.Updated(
                Optional.empty(),
                java.util.stream.IntStream.range(0, 101).mapToObj(i -> "t-" + i).toList()));
        assertThat(belvo.calls().subList(calls, belvo.calls().size()))
                .extracting(Call::path)
                .containsOnly("/api/transactions/")
                .hasSize(3);
    }

    @Test
    void a_deletion_without_ids_is_found_by_the_whole_list() {
        desk.pull(new Signal.AllOfItem());
        belvo.remove("t-07");
        desk.pull(new Signal.AllOfItem());
        assertThat(desk.live()).hasSize(24).doesNotContain("t-07");
    }

    @Test
    void a_list_whose_pages_shift_while_it_is_read_proves_no_deletion() {
        desk.pull(new Signal.AllOfItem());
        String shifted = "{\"count\":24,\"results\":[],\"next\":null}";
        belvo.next(
                call -> call.path().equals("/api/transactions/")
                        && call.parameter("page").equals(Optional.of("3")),
                new Reply(200, "application/json", shifted, java.util.Map.of(), Optional.empty(), Optional.empty()));
        desk.pull(new Signal.AllOfItem());
        assertThat(desk.live()).hasSize(25);
    }

    @Test
    void the_block_of_our_address_pauses_the_whole_connection_and_then_all_is_read() {
        belvo.next("/api/transactions/", Reply.html(403, "<html>openresty</html>"));
        desk.signal(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.pulls())
                .singleElement()
                .satisfies(pull -> assertThat(pull.state() + pull.lastError()).isEqualTo("RUNNINGblocked")));
        desk.signal(new Signal.Accounts());
        int calls = belvo.calls().size();
        eventually(() -> assertThat(desk.pulls().getLast().attempts()).isEqualTo(1));
        // Attempts are counted when a pull begins; only when it has been put off can it be called up earlier.
        eventually(() -> assertThat(putOff()).hasSize(2).containsOnly("QUEUED"));
        assertThat(belvo.calls())
                .as("no other pull of the connection calls meanwhile")
                .hasSize(calls);
        desk.in(() -> {
            desk.jdbc
                    .sql("update aggregator_syncs set paused_until = now() where tenant_id = ?")
                    .param(desk.tenant.value())
                    .update();
            return desk.jdbc
                    .sql("update jobs set run_at = now() where tenant_id = ? and kind = 'aggregator.pull'")
                    .param(desk.tenant.value())
                    .update();
        });
        assertThat(desk.settled()).extracting(Desk.Shown::state).containsOnly("SUCCEEDED");
        assertThat(desk.live()).hasSize(25);
    }

    /** The states of the jobs of pulls that were put off for a reason. */
    private List<String> putOff() {
        return desk.in(() -> desk.jdbc
                .sql(
                        "select state from jobs where tenant_id = ? and kind = 'aggregator.pull' and last_error is not null")
                .param(desk.tenant.value())
                .query(String.class)
                .list());
    }

    @Test
    void a_link_that_needs_its_owner_is_unhealthy_and_still_read() {
        belvo.linkStatus("token_required");
        desk.pull(new Signal.AllOfItem());
        assertThat(desk.health()).isEqualTo("token_required");
        assertThat(desk.live()).hasSize(25);
    }

    @Test
    void the_live_check_tells_a_working_connection_from_one_with_a_wrong_key_and_from_none() {
        assertThat(healthy(desk)).isTrue();
        assertThat(healthy(new Desk("belvo", belvo.url(), "wrong"))).isFalse();
        belvo.linkStatus("invalid");
        assertThat(healthy(desk)).isFalse();
        belvo.close();
        assertThat(healthy(desk)).isFalse();
    }

    private static boolean healthy(Desk desk) {
        return desk.client
                .post(
                        "/v1/discovery/aggregator-connections/test",
                        java.util.Map.of("vendor", "belvo", "configName", "bank"))
                .expect(200)
                .json()
                .path("healthy")
                .asBoolean();
    }
}
