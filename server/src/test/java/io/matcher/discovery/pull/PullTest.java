package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.sandbox.Call;
import io.matcher.sandbox.PluggySandbox;
import io.matcher.sandbox.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way: a signal, the vendor's list, the mirror, the source. */
class PullTest {

    private static final Optional<String> ACCOUNT = Optional.of("acc-1");

    private final PluggySandbox pluggy = new PluggySandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM);
    private final Desk desk = new Desk("pluggy", pluggy.url());

    @BeforeEach
    void account() {
        pluggy.account("acc-1", "BANK", "0001/12345-0", "BRL");
    }

    @AfterEach
    void stop() {
        pluggy.close();
    }

    @Test
    void what_was_created_at_the_vendor_becomes_a_transaction_of_the_bound_source() {
        UUID source = desk.source("ACTIVE", "{}");
        Instant from = put("t-1", "CREDIT", "1500.00");
        desk.pull(new Signal.CreatedSince(ACCOUNT, from));
        eventually(() -> assertThat(desk.transactions(source)).containsExactly("t-1 1500 BRL 2026-11-20"));
        assertThat(pluggy.calls("/v2/transactions")).singleElement().satisfies(call -> assertThat(
                        call.parameter("createdAtFrom").map(Instant::parse))
                .hasValue(from.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
        assertThat(desk.pulls()).extracting(Desk.Shown::state).containsExactly("SUCCEEDED");
    }

    @Test
    void a_new_item_is_read_whole_account_by_account() {
        pluggy.account("acc-2", "CREDIT", "2222", "BRL");
        pluggy.pageSize(2);
        putMany(5);
        pluggy.put("{\"id\":\"card\",\"accountId\":\"acc-2\",\"type\":\"DEBIT\",\"amount\":20,\"status\":\"PENDING\"}");
        UUID source = desk.source("ACTIVE", "{}");
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.transactions(source))
                .hasSize(6)
                .contains("card -20 BRL 2026-11-20 pending", "t-1 1 BRL 2026-11-20"));
        assertThat(pluggy.calls("/items/")).hasSize(1);
        assertThat(desk.pulls()).extracting(Desk.Shown::pages).containsExactly(4);
        assertThat(desk.health()).isEqualTo("ok");
    }

    @Test
    void an_account_of_another_item_steers_no_pull() {
        Instant from = put("t-1", "CREDIT", "1");
        assertThat(desk.pull(new Signal.CreatedSince(Optional.of("acc-99"), from)))
                .singleElement()
                .satisfies(pull ->
                        assertThat(pull.state() + " " + pull.lastError()).isEqualTo("FAILED foreign_account"));
        assertThat(pluggy.calls("/v2/transactions")).isEmpty();
    }

    @Test
    void updated_transactions_amend_and_only_they_are_asked_for() {
        UUID source = desk.source("ACTIVE", "{}");
        putMany(3);
        desk.pull(new Signal.AllOfItem());
        put("t-2", "DEBIT", "22.5");
        desk.pull(new Signal.Updated(ACCOUNT, List.of("t-2")));
        eventually(() -> assertThat(desk.transactions(source))
                .containsExactly("t-1 1 BRL 2026-11-20", "t-2 -22.5 BRL 2026-11-20 v2", "t-3 3 BRL 2026-11-20"));
        assertThat(pluggy.calls("/v2/transactions").getLast().parameter("ids")).hasValue("t-2");
    }

    @Test
    void many_ids_are_asked_for_four_hundred_at_a_time() {
        desk.pull(new Signal.AllOfItem());
        List<String> ids = IntStream.range(0, 900).mapToObj(i -> "id-" + i).toList();
        desk.pull(new Signal.Updated(ACCOUNT, ids));
        assertThat(pluggy.calls("/v2/transactions"))
                .extracting(call -> call.parameter("ids")
                        .map(text -> text.split(",").length)
                        .orElse(0))
                .containsExactly(0, 400, 400, 100);
    }

    @Test
    void deleted_transactions_get_a_tombstone_without_a_call_and_unknown_ones_are_passed_over() {
        UUID source = desk.source("ACTIVE", "{}");
        putMany(2);
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.transactions(source)).hasSize(2));
        int calls = pluggy.calls().size();
        desk.pull(
                new Signal.Deleted(ACCOUNT, List.of("t-1", "never-seen")),
                new Signal.Deleted(Optional.of("acc-2"), List.of("t-2")));
        eventually(() -> assertThat(desk.transactions(source))
                .anyMatch(row -> row.startsWith("t-1") && row.contains("deleted")));
        assertThat(desk.live()).containsExactly("t-2");
        assertThat(pluggy.calls()).hasSize(calls);
    }

    @Test
    void a_full_pull_finds_what_went_without_a_word_but_not_what_is_older_than_the_vendor_s_history() {
        putMany(3);
        pluggy.put(
                "{\"id\":\"old\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":1,\"date\":\"2025-01-01T03:00:00Z\"}");
        desk.pull(new Signal.AllOfItem());
        pluggy.remove("old");
        pluggy.remove("t-2");
        desk.pull(new Signal.AllOfItem());
        assertThat(desk.live()).containsExactly("old", "t-1", "t-3");
        pluggy.put("{\"id\":\"t-2\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":2}");
        desk.pull(new Signal.AllOfItem());
        assertThat(desk.live()).as("what comes back lives again").contains("t-2");
    }

    @Test
    void an_empty_list_deletes_nothing() {
        putMany(2);
        desk.pull(new Signal.AllOfItem());
        pluggy.remove("t-1");
        pluggy.remove("t-2");
        desk.pull(new Signal.AllOfItem());
        assertThat(desk.live()).hasSize(2);
    }

    @Test
    void a_repeated_pull_changes_nothing_so_no_sequence_number_moves() {
        UUID source = desk.source("ACTIVE", "{}");
        putMany(3);
        desk.pull(new Signal.AllOfItem());
        List<Desk.Row> before = desk.mirror();
        desk.pull(new Signal.AllOfItem());
        desk.pull(new Signal.Refresh());
        assertThat(desk.mirror()).isEqualTo(before);
        eventually(() -> assertThat(desk.transactions(source)).hasSize(3).noneMatch(row -> row.contains("v2")));
    }

    @Test
    void a_look_asks_for_what_came_since_the_last_one_with_a_day_of_overlap() {
        Instant newest = put("t-1", "CREDIT", "1");
        desk.pull(new Signal.Refresh());
        assertThat(pluggy.calls("/v2/transactions").getLast().parameter("createdAtFrom"))
                .as("the first look reads all")
                .isEmpty();
        desk.pull(new Signal.Refresh());
        assertThat(pluggy.calls("/v2/transactions")
                        .getLast()
                        .parameter("createdAtFrom")
                        .map(Instant::parse))
                .hasValue(newest.minus(VendorApi.USUAL_OVERLAP).truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    @Test
    void a_webhook_after_lost_ones_does_not_move_the_mark_over_the_gap() {
        pluggy.put(
                "{\"id\":\"t-1\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":1,\"createdAt\":\"2026-01-01T00:00:00Z\"}");
        desk.pull(new Signal.AllOfItem());
        pluggy.put(
                "{\"id\":\"lost\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":1,\"createdAt\":\"2026-01-05T00:00:00Z\"}");
        Instant later = pluggy.put(
                "{\"id\":\"t-3\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":1,\"createdAt\":\"2026-01-20T00:00:00Z\"}");
        desk.pull(new Signal.CreatedSince(ACCOUNT, later));
        assertThat(desk.live()).containsExactly("t-1", "t-3");
        desk.pull(new Signal.Refresh());
        assertThat(desk.live()).containsExactly("lost", "t-1", "t-3");
    }

    @Test
    void an_unknown_event_asks_nothing() {
        desk.signal(new Signal.Unknown("boleto/updated"));
        assertThat(desk.pulls()).isEmpty();
    }

    @Test
    void trouble_of_the_item_changes_its_health_and_nothing_else() {
        pluggy.itemStatus("LOGIN_ERROR");
        desk.pull(new Signal.HealthOnly("item/error"));
        assertThat(desk.health()).isEqualTo("login_error");
        assertThat(pluggy.calls()).extracting(Call::path).containsExactly("/auth", "/items/" + Desk.ITEM);
    }

    @Test
    void signals_that_wait_together_become_one_pull() {
        putMany(1);
        CountDownLatch gate = new CountDownLatch(1);
        pluggy.next(
                "/items/",
                Reply.json(200, Map.of("id", Desk.ITEM, "status", "UPDATED")).heldBy(gate));
        desk.signal(new Signal.AllOfItem());
        eventually(() -> assertThat(pluggy.calls("/items/")).hasSize(1));
        for (int i = 0; i < 20; i++) {
            desk.signal(new Signal.Updated(ACCOUNT, List.of("t-" + i, "x")), new Signal.Refresh());
        }
        gate.countDown();
        List<Desk.Shown> pulls = desk.settled();
        assertThat(pulls).as("all, twenty updates, one look").hasSize(22);
        assertThat(pulls.stream().filter(pull -> pull.state().equals("MERGED"))).hasSize(19);
        assertThat(pulls.stream().filter(pull -> pull.signals() == 20)).hasSize(1);
        assertThat(pluggy.calls("/v2/transactions").stream()
                        .map(call -> call.parameter("ids").orElse(""))
                        .filter(ids -> !ids.isEmpty()))
                .singleElement()
                .satisfies(ids -> assertThat(ids.split(",")).hasSize(21));
    }

    @Test
    void an_equal_signal_is_dropped_only_while_the_one_before_has_not_started() {
        CountDownLatch gate = new CountDownLatch(1);
        pluggy.next(
                "/items/",
                Reply.json(200, Map.of("id", Desk.ITEM, "status", "UPDATED")).heldBy(gate));
        desk.signal(new Signal.Refresh());
        eventually(() -> assertThat(pluggy.calls("/items/")).hasSize(1));
        desk.signal(new Signal.Refresh());
        desk.signal(new Signal.Refresh());
        gate.countDown();
        assertThat(desk.settled()).extracting(Desk.Shown::state).containsExactly("SUCCEEDED", "SUCCEEDED");
        assertThat(pluggy.calls("/items/")).hasSize(2);
    }

    @Test
    void bad_credentials_stop_the_pull_and_show_on_the_connection() {
        Desk wrong = new Desk("pluggy", pluggy.url(), "wrong-secret");
        assertThat(wrong.pull(new Signal.AllOfItem())).singleElement().satisfies(pull -> assertThat(
                        pull.state() + " " + pull.lastError())
                .isEqualTo("FAILED unauthorised"));
        assertThat(wrong.health()).isEqualTo("unauthorised");
    }

    @Test
    void a_busy_vendor_is_given_the_time_it_asks_for_and_the_page_is_read_then() {
        pluggy.pageSize(2);
        putMany(5);
        pluggy.next(
                call -> call.parameter("after").isPresent(),
                Reply.json(429, Map.of()).with("RateLimit-Reset", "1"));
        assertThat(desk.pull(new Signal.AllOfItem())).singleElement().satisfies(pull -> {
            assertThat(pull.state()).isEqualTo("SUCCEEDED");
            assertThat(pull.attempts()).isGreaterThanOrEqualTo(2);
            assertThat(pull.pages()).isEqualTo(3);
        });
        assertThat(desk.live()).hasSize(5);
    }

    @Test
    void an_outage_is_waited_out_and_the_pull_goes_on_from_its_page() {
        pluggy.pageSize(2);
        putMany(5);
        pluggy.next(call -> call.parameter("after").isPresent(), Reply.json(503, Map.of()));
        assertThat(desk.pull(new Signal.AllOfItem()))
                .singleElement()
                .satisfies(pull -> assertThat(pull.state() + " " + pull.pages()).isEqualTo("SUCCEEDED 3"));
        assertThat(pluggy.calls("/accounts"))
                .as("what was found out stays known")
                .hasSize(1);
        assertThat(desk.live()).hasSize(5);
    }

    @Test
    void a_list_in_circles_ends_with_a_failed_pull_that_says_so() {
        pluggy.pageSize(2);
        putMany(5);
        pluggy.nextForm(PluggySandbox.NextForm.CIRCLE);
        assertThat(desk.pull(new Signal.AllOfItem())).singleElement().satisfies(pull -> assertThat(
                        pull.state() + " " + pull.lastError())
                .isEqualTo("FAILED repeated_cursor"));
    }

    @Test
    void a_row_that_can_not_be_read_is_kept_and_shown_with_its_reason_and_the_others_go_on() {
        UUID source = desk.source("ACTIVE", "{}");
        putMany(2);
        pluggy.put("{\"id\":\"odd\",\"accountId\":\"acc-1\",\"type\":null,\"amount\":5}");
        desk.pull(new Signal.AllOfItem());
        eventually(() -> assertThat(desk.transactions(source)).hasSize(2));
        var pull = desk.client
                .get("/v1/discovery/pulls?connection_config_name=bank")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        assertThat(pull.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(pull.path("rowsRead").asInt()).isEqualTo(3);
        assertThat(pull.path("rowsRefused").asInt()).isEqualTo(1);
        assertThat(pull.path("refusals").path(0).path("externalId").asString()).isEqualTo("odd");
        assertThat(pull.path("refusals").path(0).path("reason").asString()).contains("direction");
        assertThat(desk.mirror())
                .anySatisfy(row -> assertThat(row.id() + row.record()).contains("odd", "direction"));
    }

    @Test
    void pulls_are_listed_newest_first_and_those_of_nobody_s_connection_are_not_found() {
        desk.pull(new Signal.AllOfItem());
        desk.pull(new Signal.Accounts());
        var list = desk.client.get("/v1/discovery/pulls?limit=1").expect(200).json();
        assertThat(list.path("items").path(0).path("kind").asString()).isEqualTo("ACCOUNTS");
        assertThat(list.path("hasMore").asBoolean()).isTrue();
        desk.client.get("/v1/discovery/pulls?connection_config_name=nobody").expect(404);
        desk.client.get("/v1/discovery/pulls?limit=201").expect(400);
        assertThat(desk.service
                        .admin()
                        .get("/v1/discovery/pulls")
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    private Instant put(String id, String type, String amount) {
        return pluggy.put(
                "{\"id\":\"%s\",\"accountId\":\"acc-1\",\"type\":\"%s\",\"amount\":%s}".formatted(id, type, amount));
    }

    private void putMany(int count) {
        for (int i = 1; i <= count; i++) {
            put("t-" + i, "CREDIT", "" + i);
        }
    }
}
