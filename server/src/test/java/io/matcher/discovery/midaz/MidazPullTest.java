package io.matcher.discovery.midaz;

import static io.matcher.discovery.midaz.LedgerDesk.OUTSIDE;
import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Transactions;
import io.matcher.sandbox.Call;
import io.matcher.sandbox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a pull reads, when it reads it again, and what becomes of trouble on the way. */
class MidazPullTest {

    private final LedgerDesk desk = new LedgerDesk();

    @AfterEach
    void stop() {
        desk.close();
    }

    private String in(String amount) {
        return desk.ledger.move(OUTSIDE, "@cash", amount, "BRL", Map.of());
    }

    private List<Call> lists() {
        return desk.midaz.calls().stream()
                .filter(call -> call.path().endsWith("/transactions")
                        && !call.parameter("limit").orElse("").equals("1"))
                .toList();
    }

    @Test
    void a_second_pull_reads_from_a_little_before_the_newest_and_takes_what_is_new() {
        in("1");
        String newest = in("2");
        LedgerDesk.Bound bound = desk.bind(Map.of());
        desk.settled();
        Instant at = createdAt(newest);

        in("3");
        JsonNode second = desk.pull("INCREMENTAL");
        assertThat(second.required("kind").asString()).isEqualTo("REFRESH");
        assertThat(second.required("rowsChanged").asInt())
                .as("the others are as they were")
                .isEqualTo(1);
        assertThat(bound.amounts()).containsExactly("1 BRL", "2 BRL", "3 BRL");
        Call call = lists().getLast();
        assertThat(call.parameter("start_date"))
                .hasValue(at.minus(Duration.ofMinutes(15))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        assertThat(call.parameter("end_date").orElseThrow())
                .matches("[0-9T:-]{19}Z")
                .doesNotContain("T00:00:00Z");
        assertThat(call.parameter("sort_order")).hasValue("asc");
        assertThat(call.parameter("limit")).hasValue("100");
    }

    @Test
    void the_first_pull_reads_as_far_back_as_the_source_says_in_slices_of_at_most_a_month() {
        Instant old = Instant.now().minus(Duration.ofDays(80));
        desk.ledger.backDated(old, OUTSIDE, "@cash", "80", "BRL");
        desk.ledger.backDated(old.minus(Duration.ofDays(30)), OUTSIDE, "@cash", "110", "BRL");
        in("1");
        LedgerDesk.Bound bound = desk.bind(Map.of("lookback_days", 90));
        desk.settled();
        assertThat(bound.amounts()).containsExactly("1 BRL", "80 BRL");
        assertThat(lists()).hasSize(4);
        for (Call call : lists()) {
            Duration slice = Duration.between(
                    Instant.parse(call.parameter("start_date").orElseThrow()),
                    Instant.parse(call.parameter("end_date").orElseThrow()));
            assertThat(slice).isLessThanOrEqualTo(Duration.ofDays(28));
        }
    }

    @Test
    void what_was_back_dated_is_found_by_the_second_look_of_the_day() {
        in("1");
        LedgerDesk.Bound bound = desk.bind(Map.of("rescan_days", 7));
        desk.settled();
        desk.ledger.backDated(Instant.now().minus(Duration.ofDays(3)), OUTSIDE, "@cash", "3", "BRL");
        desk.pull("INCREMENTAL");
        assertThat(bound.amounts()).containsExactly("1 BRL");
        JsonNode rescan = desk.pull("RESCAN");
        assertThat(rescan.required("rowsChanged").asInt()).isEqualTo(1);
        assertThat(bound.amounts()).containsExactly("1 BRL", "3 BRL");
    }

    @Test
    void what_is_new_is_left_alone_until_the_safety_lag_is_over() {
        LedgerDesk.Bound bound = desk.bind(Map.of("safety_lag_seconds", 3600));
        desk.settled();
        in("1");
        desk.pull("INCREMENTAL");
        assertThat(bound.rows()).isEmpty();
    }

    @Test
    void a_source_that_looks_back_further_later_gets_what_was_before() {
        desk.ledger.backDated(Instant.now().minus(Duration.ofDays(20)), OUTSIDE, "@cash", "20", "BRL");
        LedgerDesk.Bound near = desk.bind(Map.of("lookback_days", 5));
        desk.settled();
        assertThat(near.rows()).isEmpty();
        desk.client
                .patch(
                        "/v1/contexts/" + near.context() + "/sources/" + near.source(),
                        Map.of("config", desk.config(Map.of("lookback_days", 25))))
                .expect(200);
        desk.settled();
        assertThat(near.amounts()).containsExactly("20 BRL");
    }

    @Test
    void pages_follow_the_cursor_and_a_failure_in_the_middle_goes_on_from_there() {
        desk.midaz.pageSize(2);
        for (int i = 1; i <= 7; i++) {
            in("" + i);
        }
        desk.midaz.next(call -> call.parameter("cursor").isPresent(), Reply.json(503, Map.of("code", "0046")));
        LedgerDesk.Bound bound = desk.bind(Map.of("lookback_days", 5));
        JsonNode pull = desk.settled();
        assertThat(pull.required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(pull.required("attempts").asInt()).isEqualTo(2);
        assertThat(pull.required("pages").asInt())
                .as("four, and one of what is asked again")
                .isEqualTo(5);
        assertThat(bound.rows()).hasSize(7);
        assertThat(lists().stream().filter(call -> call.parameter("cursor").isEmpty()))
                .hasSize(1);
        assertThat(lists()).hasSize(5);
    }

    @Test
    void a_cursor_that_is_not_known_any_more_lets_the_slice_be_read_again() {
        desk.midaz.pageSize(3);
        for (int i = 1; i <= 4; i++) {
            in("" + i);
        }
        desk.midaz.next(call -> call.parameter("cursor").isPresent(), Reply.json(400, Map.of("code", "0082")));
        LedgerDesk.Bound bound = desk.bind(Map.of());
        assertThat(desk.settled().required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(bound.amounts()).containsExactly("1 BRL", "2 BRL", "3 BRL", "4 BRL");
    }

    @Test
    void patience_that_is_asked_for_is_had() {
        in("1");
        desk.midaz.next(
                call -> call.path().endsWith("/transactions"),
                Reply.json(429, Map.of("code", "0001")).with("Retry-After", "1"));
        LedgerDesk.Bound bound = desk.bind(Map.of());
        assertThat(desk.settled().required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(bound.amounts()).containsExactly("1 BRL");
    }

    @Test
    void a_request_that_is_refused_for_good_ends_the_pull_with_the_code_and_is_shown() {
        desk.midaz.next(
                call -> call.parameter("limit").filter("100"::equals).isPresent(),
                Reply.json(400, Map.of("code", "0079")));
        desk.bind(Map.of());
        JsonNode pull = desk.settled();
        assertThat(pull.required("state").asString()).isEqualTo("FAILED");
        assertThat(pull.required("lastError").asString()).isEqualTo("refused_400_0079");
    }

    @Test
    void a_ledger_that_is_not_there_is_told_and_does_not_stand_in_the_way_of_another() {
        in("1");
        LedgerDesk.Bound bound = desk.bind(Map.of());
        desk.bind(Map.of("ledger_id", "00000000-0000-7000-8000-000000000000"));
        desk.settled();
        in("2");
        desk.pull("INCREMENTAL");
        assertThat(bound.amounts()).containsExactly("1 BRL", "2 BRL");
        JsonNode shown =
                desk.client.get(LedgerDesk.PATH + "/" + desk.connection).json();
        assertThat(shown.required("healthy").asBoolean()).isFalse();
        assertThat(shown.required("healthCode").asString()).isEqualTo("ledger_not_found");
    }

    @Test
    void a_transaction_of_another_ledger_in_the_list_stops_everything() {
        desk.ledger.set(in("1"), "ledgerId", "00000000-0000-7000-8000-000000000000");
        LedgerDesk.Bound bound = desk.bind(Map.of());
        JsonNode pull = desk.settled();
        assertThat(pull.required("state").asString()).isEqualTo("FAILED");
        assertThat(pull.required("lastError").asString()).isEqualTo("foreign_ledger");
        assertThat(bound.rows()).isEmpty();
    }

    @Test
    void a_page_that_is_too_much_is_asked_for_smaller() {
        in("1");
        in("2");
        desk.midaz.next(
                call -> call.parameter("limit").filter("100"::equals).isPresent(),
                Reply.json(200, Map.of("items", List.of("x".repeat(33 << 20)))));
        LedgerDesk.Bound bound = desk.bind(Map.of("lookback_days", 5));
        assertThat(desk.settled().required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(lists().stream().map(call -> call.parameter("limit").orElseThrow()))
                .containsExactly("100", "10");
        assertThat(bound.amounts()).containsExactly("1 BRL", "2 BRL");
    }

    @Test
    void what_a_ledger_counts_of_a_day_is_compared_with_what_is_here() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        desk.ledger.backDated(yesterday, OUTSIDE, "@cash", "1", "BRL");
        desk.ledger.hold("@cash", OUTSIDE, "5", "BRL");
        desk.bind(Map.of());
        desk.settled();
        String path = LedgerDesk.PATH + "/" + desk.connection + "/completeness";
        JsonNode complete = desk.client.post(path, Map.of()).expect(200).json();
        assertThat(complete.required("complete").asBoolean()).isTrue();
        assertThat(complete.required("ledgers").get(0).required("inLedger").asInt())
                .isEqualTo(1);

        desk.ledger.backDated(yesterday, OUTSIDE, "@cash", "2", "BRL");
        JsonNode missing = desk.client.post(path, Map.of()).expect(200).json();
        assertThat(missing.required("complete").asBoolean()).isFalse();
        assertThat(missing.required("ledgers").get(0).required("inLedger").asInt())
                .isEqualTo(2);
        assertThat(missing.required("ledgers").get(0).required("here").asInt()).isEqualTo(1);
        desk.pull("RESCAN");
        assertThat(desk.client.post(path, Map.of()).json().required("complete").asBoolean())
                .isTrue();

        desk.client.post(path, Map.of("date", "2999-01-01")).expect(400);
        desk.midaz.close();
        JsonNode down = desk.client.post(path, Map.of()).expect(200).json();
        assertThat(down.required("complete").asBoolean()).isFalse();
        assertThat(down.required("code").asString()).isEqualTo("unreachable");
    }

    @Test
    void what_arrives_for_a_paused_context_waits_and_flows_on_when_it_is_active_again() {
        LedgerDesk.Bound bound = desk.bind(Map.of());
        desk.settled();
        String context = "/v1/contexts/" + bound.context();
        desk.client.patch(context, Map.of("status", "PAUSED")).expect(200);
        in("1");
        desk.pull("INCREMENTAL");
        assertThat(bound.rows()).isEmpty();
        desk.client.patch(context, Map.of("status", "ACTIVE")).expect(200);
        desk.settled();
        assertThat(bound.amounts()).containsExactly("1 BRL");
    }

    @Test
    void once_a_day_the_look_reads_the_last_days_again() {
        in("1");
        LedgerDesk.Bound bound = desk.bind(Map.of());
        desk.settled();
        desk.ledger.backDated(Instant.now().minus(Duration.ofDays(3)), OUTSIDE, "@cash", "3", "BRL");
        due("next_catch_up_at");
        eventually(() -> assertThat(desk.settled().required("kind").asString()).isEqualTo("REFRESH"));
        assertThat(bound.amounts()).containsExactly("1 BRL");
        due("next_catch_up_at", "next_full_at");
        eventually(() -> assertThat(desk.settled().required("kind").asString()).isEqualTo("RESCAN"));
        eventually(() -> assertThat(bound.amounts()).containsExactly("1 BRL", "3 BRL"));
    }

    /** Lets the time for a look come. */
    private void due(String... plans) {
        desk.service.part(Transactions.class).run(desk.tenant, () -> {
            JdbcClient jdbc = desk.service.part(JdbcClient.class);
            jdbc.sql("update aggregator_syncs set next_full_at = now() + interval '1 day' where tenant_id = ?")
                    .param(desk.tenant.value())
                    .update();
            for (String plan : plans) {
                jdbc.sql("update aggregator_syncs set " + plan + " = now() - interval '1 second' where tenant_id = ?")
                        .param(desk.tenant.value())
                        .update();
            }
            jdbc.sql("update jobs set run_at = now() where tenant_id = ? and kind = 'aggregator.look'")
                    .param(desk.tenant.value())
                    .update();
        });
    }

    @Test
    void a_ledger_is_looked_at_by_itself_every_quarter_of_an_hour() {
        assertThat(desk.service.rows(
                        desk.tenant,
                        "select cadence from aggregator_syncs where tenant_id = '" + desk.tenant.value() + "'"))
                .containsExactly("LEDGER");
        Instant next = Instant.parse(desk.client
                .get(LedgerDesk.PATH + "/" + desk.connection)
                .expect(200)
                .text("nextLookAt"));
        assertThat(next).isBefore(Instant.now().plus(Duration.ofMinutes(2)));
    }

    private Instant createdAt(String transaction) {
        return Instant.parse(desk.service
                .rows(
                        desk.tenant,
                        "select record->>'createdAt' from aggregator_records where external_id = '" + transaction + "'")
                .getFirst());
    }
}
