package io.matcher.discovery.midaz;

import static io.matcher.discovery.midaz.LedgerDesk.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which rows a source gets for what happened in a ledger, and how they change with it. */
class MidazRowsTest {

    private final LedgerDesk desk = new LedgerDesk();

    @AfterEach
    void stop() {
        desk.close();
    }

    /** A hold of days ago, so that the list of what is new does not show it. */
    private String oldHold(String amount) {
        String held = desk.ledger.hold("@maria", OUTSIDE, amount, "BRL");
        desk.ledger.set(
                held, "createdAt", Instant.now().minus(Duration.ofDays(2)).toString());
        return held;
    }

    private LedgerDesk.Bound bound(Map<String, ?> more) {
        LedgerDesk.Bound bound = desk.bind(more);
        desk.settled();
        return bound;
    }

    private void change(LedgerDesk.Bound bound, Map<String, ?> more) {
        desk.client
                .patch(
                        "/v1/contexts/" + bound.context() + "/sources/" + bound.source(),
                        Map.of("config", desk.config(more)))
                .expect(200);
        desk.settled();
    }

    private String metadata(LedgerDesk.Bound bound, String externalIdLike, String key) {
        return desk.service
                .rows(
                        desk.tenant,
                        "select metadata->>'%s' from transactions where source_id = '%s' and external_id like '%s'"
                                .formatted(key, bound.source(), externalIdLike))
                .getFirst();
    }

    @Test
    void a_hold_is_no_row_until_it_is_committed_and_then_has_the_day_of_the_commit() {
        String held = oldHold("250.4");
        desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        LedgerDesk.Bound bound = bound(Map.of());
        assertThat(bound.amounts()).containsExactly("1 BRL");
        desk.ledger.commit(held);
        JsonNode pull = desk.pull("INCREMENTAL");
        assertThat(pull.required("rowsChanged").asInt()).isEqualTo(1);
        assertThat(bound.amounts()).containsExactly("-250.4 BRL", "1 BRL");
        assertThat(desk.service.rows(
                        desk.tenant,
                        "select (occurred_at > now() - interval '1 hour')::text from transactions where external_id like '"
                                + held + "%'"))
                .containsExactly("true");
        int asked = desk.midaz.calls("/v1/organizations").size();
        desk.pull("INCREMENTAL");
        assertThat(desk.midaz.calls("/v1/organizations").stream().skip(asked).filter(call -> call.path()
                        .endsWith("/" + held)))
                .as("what is settled is not asked for again")
                .isEmpty();
    }

    @Test
    void a_hold_that_is_wanted_is_a_pending_row_which_the_commit_turns_into_a_posted_one() {
        String held = oldHold("250.4");
        desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        LedgerDesk.Bound bound = bound(Map.of("exclude_pending", false));
        assertThat(bound.amounts()).containsExactly("-250.4 BRL pending", "1 BRL");
        desk.ledger.commit(held);
        desk.pull("INCREMENTAL");
        assertThat(bound.amounts()).containsExactly("-250.4 BRL v2", "1 BRL");
        assertThat(bound.rows().keySet().stream().filter(id -> id.startsWith(held)))
                .hasSize(1);
    }

    @Test
    void a_hold_that_was_a_row_and_is_cancelled_is_set_aside() {
        String held = oldHold("250.4");
        desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        LedgerDesk.Bound bound = bound(Map.of("exclude_pending", false));
        desk.ledger.cancel(held);
        desk.pull("INCREMENTAL");
        assertThat(bound.amounts()).containsExactly("-250.4 BRL pending gone v2", "1 BRL");
    }

    @Test
    void a_hold_that_is_cancelled_never_was_a_row_of_a_source_that_leaves_holds_out() {
        String held = desk.ledger.hold("@maria", OUTSIDE, "5", "BRL");
        LedgerDesk.Bound bound = bound(Map.of());
        desk.ledger.cancel(held);
        desk.pull("INCREMENTAL");
        assertThat(bound.rows()).isEmpty();
    }

    @Test
    void a_reversal_is_a_row_of_its_own_with_the_opposite_sign_and_its_parent() {
        String paid = desk.ledger.move("@maria", OUTSIDE, "250.4", "BRL", Map.of());
        String reversal = desk.ledger.revert(paid);
        LedgerDesk.Bound bound = bound(Map.of());
        assertThat(bound.amounts()).containsExactly("-250.4 BRL", "250.4 BRL");
        assertThat(metadata(bound, reversal + "%", "midaz.parent_transaction_id"))
                .isEqualTo(paid);
        assertThat(metadata(bound, reversal + "%", "midaz.is_reversal")).isEqualTo("true");
        assertThat(metadata(bound, paid + "%", "midaz.is_reversal")).isEqualTo("false");
        change(bound, Map.of("granularity", "transaction"));
        assertThat(bound.amounts())
                .as("the whole counts back too, and the rows by account are set aside")
                .containsExactly("-250.4 BRL", "-250.4 BRL gone v2", "250.4 BRL", "250.4 BRL gone v2");
    }

    @Test
    void an_account_that_pays_amount_and_fee_has_one_row_or_one_for_each_as_the_source_says() {
        String paid = desk.ledger.move("@maria", OUTSIDE, "100", "BRL", Map.of());
        desk.ledger.also(paid, "DEBIT", "@maria", "1.5");
        desk.ledger.also(paid, "CREDIT", "@fees", "1.5");
        LedgerDesk.Bound net = bound(Map.of());
        LedgerDesk.Bound each = bound(Map.of("granularity", "operation"));
        assertThat(net.amounts()).containsExactly("-101.5 BRL", "1.5 BRL");
        assertThat(each.amounts()).containsExactly("-1.5 BRL", "-100 BRL", "1.5 BRL");
        change(each, Map.of());
        assertThat(each.amounts())
                .contains("-101.5 BRL")
                .filteredOn(row -> !row.contains("gone"))
                .hasSize(2);
        change(each, Map.of("granularity", "operation"));
        assertThat(each.amounts().stream().filter(row -> !row.contains("gone")))
                .as("what was set aside is there again")
                .containsExactly("-1.5 BRL v3", "-100 BRL v3", "1.5 BRL v3");
    }

    @Test
    void movements_between_balances_of_one_account_that_add_up_to_nothing_are_no_row() {
        String self = desk.ledger.move("@maria", "@maria", "7", "BRL", Map.of());
        desk.ledger.also(self, "DEBIT", "@joao", "2");
        desk.ledger.also(self, "CREDIT", OUTSIDE, "2");
        assertThat(bound(Map.of()).amounts()).containsExactly("-2 BRL");
    }

    @Test
    void a_source_takes_the_accounts_it_names_by_id_alias_type_or_how_the_alias_begins() {
        String savings = desk.ledger.account("@assets:cash:savings", "savings", "BRL");
        desk.ledger.account("@assets:cash:main", "deposit", "BRL");
        desk.ledger.move(OUTSIDE, "@assets:cash:savings", "1", "BRL", Map.of());
        desk.ledger.move(OUTSIDE, "@assets:cash:main", "2", "BRL", Map.of());
        desk.ledger.move(OUTSIDE, "@maria", "3", "BRL", Map.of());
        assertThat(bound(Map.of("account_filter", Map.of("accounts", List.of(savings))))
                        .amounts())
                .containsExactly("1 BRL");
        assertThat(bound(Map.of("account_filter", Map.of("aliases", List.of("@maria", "assets:cash:main"))))
                        .amounts())
                .containsExactly("2 BRL", "3 BRL");
        assertThat(bound(Map.of("account_filter", Map.of("types", List.of("SAVINGS"))))
                        .amounts())
                .containsExactly("1 BRL");
        assertThat(bound(Map.of("account_filter", Map.of("path_prefix", "assets:cash")))
                        .amounts())
                .containsExactly("1 BRL", "2 BRL");
        assertThat(bound(Map.of("account_filter", Map.of("aliases", List.of(OUTSIDE)), "sign", "inverted"))
                        .amounts())
                .as("the world outside, from the other side")
                .containsExactly("1 BRL", "2 BRL", "3 BRL");
    }

    @Test
    void annotations_are_rows_of_those_who_ask_for_them() {
        desk.ledger.note("@maria", "@joao", "9", "BRL");
        assertThat(bound(Map.of()).rows()).isEmpty();
        assertThat(bound(Map.of("include_noted", true)).amounts()).containsExactly("-9 BRL", "9 BRL");
    }

    @Test
    void metadata_is_taken_over_by_name_and_the_first_that_is_there_is_the_reference() {
        String paid = desk.ledger.move(
                OUTSIDE, "@maria", "1", "BRL", Map.of("orderId", "88121", "cpf", "123.456.789-00", "endToEndId", "E1"));
        LedgerDesk.Bound bound = bound(Map.of("metadata_keys", List.of("orderId", "endToEndId")));
        assertThat(metadata(bound, paid + "%", "endToEndId")).isEqualTo("E1");
        assertThat(desk.service.rows(
                        desk.tenant, "select reference from transactions where source_id = '" + bound.source() + "'"))
                .containsExactly("88121");
        assertThat(desk.service.rows(
                        desk.tenant,
                        "select record::text || (select string_agg(metadata::text, '') from transactions where tenant_id = r.tenant_id)"
                                + " from aggregator_records r where tenant_id = '" + desk.tenant.value() + "'"))
                .noneMatch(text -> text.contains("123.456"));
        change(bound, Map.of("metadata_keys", List.of("cpf")));
        assertThat(metadata(bound, paid + "%", "cpf"))
                .as("who asks later gets it")
                .isEqualTo("123.456.789-00");
    }

    @Test
    void the_day_is_that_of_the_zone_of_the_source() {
        desk.ledger.backDated(Instant.parse("2026-07-02T01:30:00Z"), OUTSIDE, "@maria", "1", "BRL");
        LedgerDesk.Bound bound = bound(Map.of("timeZone", "America/Sao_Paulo", "lookback_days", 3660));
        assertThat(desk.service.rows(
                        desk.tenant,
                        "select booking_date::text from transactions where source_id = '" + bound.source() + "'"))
                .containsExactly("2026-07-01");
    }

    @Test
    void an_asset_that_is_no_currency_is_refused_with_the_reason_until_the_tenant_takes_it() {
        String points = desk.ledger.move("@external/POINTS", "@maria", "5", "POINTS", Map.of());
        desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        LedgerDesk.Bound bound = bound(Map.of());
        assertThat(bound.amounts()).containsExactly("1 BRL");
        JsonNode pull =
                desk.client.get("/v1/discovery/pulls").json().required("items").get(0);
        assertThat(pull.required("rowsRefused").asInt()).isEqualTo(1);
        assertThat(pull.required("refusals").get(0).required("externalId").asString())
                .isEqualTo(points);
        assertThat(pull.required("refusals").get(0).required("reason").asString())
                .isEqualTo(
                        "the asset POINTS is neither a currency of ISO 4217 nor one of the setting currencies.extra");

        desk.client
                .put("/system/matcher/currencies.extra", Map.of("value", List.of("POINTS")))
                .expect(204);
        desk.pull("FULL");
        assertThat(bound.amounts()).containsExactly("1 BRL", "5 POINTS");
    }

    @Test
    void an_asset_on_accounts_that_no_source_takes_is_nobodys_trouble() {
        desk.ledger.move("@external/POINTS", "@loyalty", "5", "POINTS", Map.of());
        desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        LedgerDesk.Bound bound = bound(Map.of("account_filter", Map.of("aliases", List.of("@maria"))));
        assertThat(bound.amounts()).containsExactly("1 BRL");
        assertThat(desk.settled().required("rowsRefused").asInt()).isZero();
    }

    @Test
    void amounts_that_would_be_cut_and_operations_that_nobody_understands_are_refused_and_not_guessed() {
        desk.ledger.move(OUTSIDE, "@maria", "0.123456789", "BRL", Map.of());
        desk.ledger.move(OUTSIDE, "@maria", "1000000000000", "BRL", Map.of());
        String odd = desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        desk.ledger.also(odd, "TELEPORT", "@maria", "1");
        LedgerDesk.Bound bound = bound(Map.of());
        assertThat(bound.rows()).isEmpty();
        assertThat(desk.service.rows(
                        desk.tenant,
                        "select refusal from aggregator_records where tenant_id = '" + desk.tenant.value() + "'"))
                .hasSize(3)
                .anyMatch(reason -> reason.contains("0.123456789 has more than 8 decimals"))
                .anyMatch(reason -> reason.contains("1000000000000 has more than 12 digits"))
                .anyMatch(reason -> reason.contains("unknown type TELEPORT"));
    }

    @Test
    void a_change_of_description_is_an_amendment_found_by_the_second_look() {
        String paid = desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        LedgerDesk.Bound bound = bound(Map.of());
        desk.pull("RESCAN");
        assertThat(bound.amounts()).as("nothing changed").containsExactly("1 BRL");
        desk.ledger.patch(paid, "Order 7", Map.of("endToEndId", "E7"));
        desk.pull("RESCAN");
        assertThat(bound.amounts()).containsExactly("1 BRL v2");
        assertThat(metadata(bound, paid + "%", "endToEndId")).isEqualTo("E7");
    }

    @Test
    void two_tenants_on_one_midaz_see_nothing_of_each_other() {
        desk.ledger.move(OUTSIDE, "@maria", "1", "BRL", Map.of());
        bound(Map.of());
        try (LedgerDesk other = new LedgerDesk()) {
            other.ledger.move(OUTSIDE, "@maria", "2", "BRL", Map.of());
            LedgerDesk.Bound theirs = other.bind(Map.of());
            other.settled();
            assertThat(theirs.amounts()).containsExactly("2 BRL");
            other.client.get(LedgerDesk.PATH + "/" + desk.connection).expect(404);
            other.client
                    .post(LedgerDesk.PATH + "/" + desk.connection + "/pull", Map.of())
                    .expect(404);
            assertThat(other.client
                            .get(LedgerDesk.PATH)
                            .json()
                            .required("items")
                            .size())
                    .isEqualTo(1);
        }
    }
}
