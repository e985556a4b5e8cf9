package io.matcher.matching;

import static io.matcher.matching.Books.DAY;
import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.IncomingTransaction;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs across currencies, over HTTP: rates are put, rules convert by them, and what a run used is kept with it. */
class ForeignCurrencyTest {

    private final Service service = Service.shared();
    private final Books books =
            Books.with(service, rule(1, "EXACT", Map.of("fxBand", "0.01", "fxCurrency", "BRL", "fxRateMaxAgeDays", 3)));

    @Test
    void two_currencies_are_matched_through_the_latest_rate_within_the_band() {
        give(DAY.minusDays(5), "USD", "6.00");
        give(DAY.minusDays(2), "USD", "5.40");
        books.left(row("A", "541"), row("B", "600")).right(in("USD", "A", "100"), in("USD", "B", "100"));
        JsonNode run = books.commit();
        JsonNode group = only(books.groups(run));
        assertThat(group.required("status").asString()).isEqualTo("PROPOSED");
        assertThat(group.required("confidence").intValue()).isEqualTo(70);
        assertThat(field(group, "baseAmount"))
                .isEqualTo("541 540 1 5.41 true")
                .isEqualTo(field(whyMatched("A"), "baseAmount"));
        assertThat(field(group, "baseOrigin"))
                .startsWith("in BRL USD/BRL 5.4 of " + DAY.minusDays(2))
                .contains("ECB");
        assertThat(books.states())
                .isEqualTo(Map.of("A", "PENDING_REVIEW", "B", "UNMATCHED"))
                .hasSize(2);
        JsonNode nearest = books.client
                .get("/v1/matching/transactions/" + books.id("LEFT", "B") + "/explanation?contextId=" + books.context)
                .expect(200)
                .json()
                .required("whyNot")
                .required("nearest")
                .get(0);
        assertThat(nearest.required("changes").get(0).required("setting").asString())
                .isEqualTo("fxBand");
    }

    @Test
    void a_person_approves_a_pair_across_currencies_and_its_difference_is_written_down_in_the_base_currency() {
        give(DAY, "USD", "5.40");
        books.left(row("A", "541"), row("E", "1080")).right(in("USD", "A", "100"), in("USD", "E", "200"));
        List<JsonNode> groups = books.groups(books.commit());
        give(DAY, "USD", "9");
        groups.forEach(group -> assertThat(group.has("balance")).isFalse());
        List<String> balances = groups.stream()
                .map(group ->
                        books.change(group, "approve", Map.of()).expect(200).json())
                .map(group -> group.required("status").asString() + " " + group.required("balance") + " "
                        + group.path("differenceType").asString("none"))
                .toList();
        assertThat(balances)
                .containsExactlyInAnyOrder(
                        "CONFIRMED {\"currency\":\"BRL\",\"left\":\"541\",\"adjustments\":\"0\",\"right\":\"540\","
                                + "\"difference\":\"1\"} FX_DIFFERENCE",
                        "CONFIRMED {\"currency\":\"BRL\",\"left\":\"1080\",\"adjustments\":\"0\",\"right\":\"1080\","
                                + "\"difference\":\"0\"} none");
        assertThat(books.states()).isEqualTo(Map.of("A", "MATCHED", "E", "MATCHED"));
        assertThat(books.exceptions("&status=OPEN")).isEmpty();
        JsonNode uneven = groups.stream()
                .filter(group -> field(group, "baseAmount").startsWith("541"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> adjustment = Map.of(
                "matchGroupId", uneven.required("id").asString(),
                "type", "FX_DIFFERENCE",
                "direction", "DEBIT",
                "amount", "1",
                "currency", "USD",
                "reason", "The bank's own rate");
        books.client
                .post("/v1/matching/adjustments?contextId=" + books.context, adjustment)
                .expect(400);
        Map<String, Object> inBase = new java.util.HashMap<>(adjustment);
        inBase.put("currency", "BRL");
        books.client
                .post("/v1/matching/adjustments?contextId=" + books.context, inBase)
                .expect(201);
        assertThat(books.query("select trim_scale(difference)::text || coalesce(difference_type, '') from match_groups"
                        + " where tenant_id = ? order by 1"))
                .containsExactly("0", "0");
        books.unmatch(uneven, "No").expect(204);
        assertThat(books.states()).containsEntry("E", "MATCHED").containsEntry("A", "UNMATCHED");
    }

    @Test
    void a_missing_rate_is_the_reason_of_the_exception_and_costs_no_other_row_its_match() {
        give(DAY, "USD", "5.40");
        give(DAY.minusDays(4), "EUR", "6.20");
        give(DAY.plusDays(1), "EUR", "6.20");
        books.left(row("A", "540"), row("B", "620")).right(in("USD", "A", "100"), in("EUR", "B", "100"));
        assertThat(books.groups(books.commit())).hasSize(1);
        assertThat(books.exceptions("").stream()
                        .map(exception -> exception.required("transactionId").asString() + " "
                                + exception.required("reason").asString()))
                .containsExactlyInAnyOrder(
                        books.id("LEFT", "B") + " UNMATCHED", books.id("RIGHT", "B") + " FX_RATE_UNAVAILABLE");
        give(DAY, "EUR", "6.20");
        assertThat(books.groups(books.commit())).hasSize(1);
    }

    @Test
    void a_rate_that_is_changed_later_changes_neither_a_replay_nor_an_explanation() {
        give(DAY, "USD", "5.40");
        books.left(row("A", "540"), row("B", "1")).right(in("USD", "A", "100"), in("USD", "B", "7"));
        JsonNode dry = books.run("DRY_RUN");
        JsonNode before = only(books.groups(dry)).required("explanation");
        give(DAY, "USD", "9");
        give(DAY.minusDays(1), "USD", "8");
        JsonNode verified = verified(dry);
        assertThat(verified.required("equal").booleanValue()).isTrue();
        assertThat(verified.required("recomputed")).isEqualTo(dry.required("digest"));
        assertThat(only(books.groups(dry)).required("explanation")).isEqualTo(before);
        JsonNode again = books.run("DRY_RUN");
        assertThat(books.groups(again)).isEmpty();
        assertThat(again.required("digest")).isNotEqualTo(dry.required("digest"));
        assertThat(verified(again).required("equal").booleanValue()).isTrue();
    }

    @Test
    void rates_that_were_tampered_with_are_found_out() throws SQLException {
        give(DAY, "USD", "5.40");
        books.left(row("A", "540")).right(in("USD", "A", "100"));
        JsonNode run = books.commit();
        var owner = service.database().owner();
        try (Connection connection =
                        DriverManager.getConnection(service.database().url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set app.tenant = '" + books.tenant + "'");
            assertThat(statement.executeUpdate("delete from match_run_inputs where part = 'FX_RATES'"))
                    .isEqualTo(1);
        }
        assertThat(verified(run).required("reason").asString()).isEqualTo("The result differs");
    }

    @Test
    void a_rule_that_is_tried_and_candidates_that_are_ranked_are_converted_too() {
        give(DAY, "USD", "5.40");
        books.left(row("A", "540")).right(in("USD", "A", "100"), in("USD", "C", "3"));
        assertThat(books.client
                        .post(
                                "/v1/matching/simulate",
                                Map.of(
                                        "contextId",
                                        books.context,
                                        "rule",
                                        Map.of("type", "EXACT", "config", Map.of("fxBand", 0, "fxCurrency", "BRL"))))
                        .expect(200)
                        .json()
                        .required("matchedGroups")
                        .intValue())
                .isEqualTo(1);
        JsonNode candidates = books.client
                .get("/v1/matching/candidates?contextId=" + books.context + "&transactionId=" + books.id("LEFT", "A"))
                .expect(200)
                .json()
                .required("items");
        assertThat(candidates
                        .get(0)
                        .required("transaction")
                        .required("externalId")
                        .asString())
                .isEqualTo("A");
        assertThat(candidates.get(0).required("score").intValue()).isEqualTo(70);
        JsonNode wouldMatch = books.client
                .get("/v1/matching/transactions/" + books.id("LEFT", "A") + "/explanation?contextId=" + books.context)
                .expect(200)
                .json()
                .required("wouldMatch");
        assertThat(wouldMatch.required("transactionIds").get(0).asString()).isEqualTo(books.id("RIGHT", "A"));
    }

    @Test
    void a_run_of_rules_that_convert_nothing_keeps_no_rates() {
        Books plain = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        plain.commit();
        assertThat(plain.query("select part from match_run_inputs where tenant_id = ? order by part"))
                .containsExactly("LEFT", "RIGHT");
    }

    private void give(LocalDate day, String currency, String rate) {
        books.client
                .put(
                        "/v1/fx-rates",
                        Map.of(
                                "rates",
                                List.of(Map.of(
                                        "date",
                                        day.toString(),
                                        "from",
                                        currency,
                                        "to",
                                        "BRL",
                                        "rate",
                                        rate,
                                        "source",
                                        "ECB"))))
                .expect(200);
    }

    private static IncomingTransaction in(String currency, String externalId, String amount) {
        return new IncomingTransaction(
                externalId, new BigDecimal(amount), currency, DAY, null, null, null, null, "{}", false);
    }

    private JsonNode whyMatched(String externalId) {
        return books.client
                .get("/v1/matching/transactions/" + books.id("LEFT", externalId) + "/explanation?contextId="
                        + books.context)
                .expect(200)
                .json()
                .required("groups")
                .get(0);
    }

    private JsonNode verified(JsonNode run) {
        return books.client
                .post(
                        "/v1/matching/runs/" + run.required("id").asString() + "/verify?contextId=" + books.context,
                        Map.of())
                .expect(200)
                .json();
    }

    private static JsonNode only(List<JsonNode> groups) {
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    /** A check of the explanation: left, right, difference and bound where there are, and whether it agrees. */
    private static String field(JsonNode group, String name) {
        JsonNode check = group.required("explanation")
                .required("fields")
                .valueStream()
                .filter(one -> one.required("field").asString().equals(name))
                .findFirst()
                .orElseThrow();
        String difference = check.has("difference")
                ? " " + check.required("difference").asString() + " "
                        + check.required("bound").asString()
                : "";
        return check.required("left").asString() + " " + check.required("right").asString() + difference + " "
                + check.required("agrees").asBoolean();
    }
}
