package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failures that are known of other engines of this kind and must not be ours. */
class UpstreamWeaknessTest {

    private static MatchResult match(Row left, Row right, MatchRule rule) {
        return Engine.match(Row.ledger(left), Row.ledger(right), List.of(rule), MatchOptions.defaults());
    }

    private static void assertConfirmed(MatchResult result, int score) {
        assertThat(result.groups().size()).isOne();
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().score(0)).isEqualTo(score);
    }

    @Test
    void refunds_and_zeros_match_like_any_amount() {
        MatchRule exact = Rules.exact(Map.of("matchReference", true));
        assertConfirmed(match(Row.of("a", "-10.50"), Row.of("a", "-10.5"), exact), 100);
        assertConfirmed(match(Row.of("a", "0"), Row.of("a", "0.00"), exact), 100);
        assertThat(match(Row.of("a", "-10"), Row.of("a", "10"), exact).groups().size())
                .isZero();
    }

    @Test
    void a_percentage_of_a_negative_amount_is_taken_of_its_size() {
        MatchRule rule = Rules.tolerance(Map.of("absTolerance", 0, "percentTolerance", "0.01"));
        assertConfirmed(match(Row.of("a", "-100"), Row.of("a", "-99"), rule), 100);
        assertThat(match(Row.of("a", "-100"), Row.of("a", "-98.99"), rule)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void the_amount_scores_by_the_same_rounded_comparison_that_admitted_it() {
        MatchRule rule = Rules.tolerance(Map.of("absTolerance", 0, "percentTolerance", 0));
        assertConfirmed(match(Row.of("a", "10.004"), Row.of("a", "10.001"), rule), 100);
    }

    @Test
    void references_are_compared_and_scored_trimmed() {
        assertConfirmed(
                match(
                        Row.of("x", "1").reference(" Ab "),
                        Row.of("y", "1").reference("aB"),
                        Rules.exact(Map.of("matchDate", true))),
                100);
    }

    @Test
    void a_tolerance_rule_folds_letters_beyond_ascii_too() {
        assertConfirmed(
                match(
                        Row.of("x", "1").reference("ÇÃO"),
                        Row.of("y", "1").reference("ção"),
                        Rules.tolerance(Map.of("matchReference", true))),
                100);
    }

    @Test
    void the_first_fit_does_not_win_over_the_right_one() {
        MatchResult result = Engine.match(
                Row.ledger(Row.of("a", "100.00")),
                Row.ledger(Row.of("b", "99.80"), Row.of("a", "100.00")),
                List.of(Rules.tolerance(Map.of("matchReference", false))),
                MatchOptions.defaults());
        assertThat(result.groups().right(0)).isOne();
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
    }

    @Test
    void currencies_with_no_and_with_eight_decimals_live_side_by_side() {
        MatchRule exact = Rules.exact(Map.of("matchReference", true));
        assertConfirmed(
                match(
                        Row.of("a", "0.00000001").currency("BTC"),
                        Row.of("a", "0.00000001").currency("BTC"),
                        exact),
                100);
        assertThat(match(
                                Row.of("a", "0.00000001").currency("BTC"),
                                Row.of("a", "0.00000002").currency("BTC"),
                                exact)
                        .groups()
                        .size())
                .isZero();
        assertConfirmed(
                match(Row.of("a", "1500").currency("JPY"), Row.of("a", "1500.0").currency("JPY"), exact), 100);
    }

    @Test
    void amounts_beyond_a_scaled_long_stay_exact() {
        MatchRule exact = Rules.exact(Map.of("matchReference", true));
        Row large = Row.of("a", "999999999999.12345678");
        assertConfirmed(match(large, large, exact), 100);
        assertThat(match(large, Row.of("a", "999999999999.12345679"), exact)
                        .groups()
                        .size())
                .isZero();
        MatchRule close = Rules.dateLag(Map.of("feeTolerance", "0.00000001"));
        assertConfirmed(match(large, Row.of("a", "999999999999.12345679"), close), 90);
        assertThat(match(large, Row.of("a", "999999999999.12345680"), close)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_pair_across_currencies_is_proposed_and_not_confirmed() {
        MatchResult result = match(
                Row.of("a", "10"), Row.of("a", "10").currency("USD"), Rules.exact(Map.of("matchCurrency", false)));
        assertThat(result.groups().score(0)).isEqualTo(70);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().difference(0)).isNull();
    }

    @Test
    void base_amounts_are_compared_and_not_merely_present() {
        MatchRule rule = Rules.tolerance(Map.of("matchBaseAmount", true, "matchBaseCurrency", true));
        assertConfirmed(
                match(Row.of("a", "1").base("5.00", "USD"), Row.of("a", "1").base("5.30", "USD"), rule), 100);
        assertThat(match(Row.of("a", "1").base("5", "USD"), Row.of("a", "1").base("9", "USD"), rule)
                        .groups()
                        .size())
                .isZero();
        MatchResult missing = match(Row.of("a", "1"), Row.of("a", "1").base("5", "USD"), rule);
        assertThat(missing.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.MISSING_BASE_AMOUNT);
        assertThat(missing.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.UNMATCHED);
    }

    @Test
    void days_are_counted_by_the_chosen_date_and_calendar() {
        Row friday = Row.of("a", "1").plusDays(4);
        Row monday = Row.of("b", "1").plusDays(7);
        MatchRule business = Rules.dateLag(Map.of("minDays", 1, "maxDays", 1, "dayCount", "BUSINESS"));
        assertConfirmed(match(friday, monday, business), 90);
        MatchOptions sundayWorks = MatchOptions.defaults()
                .withCalendar(BusinessCalendar.of(EnumSet.of(DayOfWeek.SATURDAY), List.of(Row.DAY.plusDays(7))));
        assertThat(Engine.match(Row.ledger(friday), Row.ledger(monday), List.of(business), sundayWorks)
                        .groups()
                        .size())
                .isOne();
        MatchRule byValue = Rules.dateLag(Map.of("maxDays", 0, "dateField", "valueDate"));
        assertConfirmed(match(friday.value(Row.DAY), monday.value(Row.DAY), byValue), 90);
        assertThat(match(friday, monday.value(Row.DAY), byValue).groups().size())
                .isZero();
    }

    @Test
    void a_timestamp_needs_an_instant() {
        MatchRule rule = Rules.exact(Map.of("datePrecision", "TIMESTAMP"));
        Row noon = Row.of("a", "1").at("2026-03-02T12:00:00Z");
        assertConfirmed(match(noon, noon.plusDays(1), rule), 100);
        assertThat(match(noon, noon.at("2026-03-02T12:00:00.000001Z"), rule)
                        .groups()
                        .size())
                .isZero();
        assertThat(match(noon, Row.of("a", "1"), rule).groups().size()).isZero();
    }

    @Test
    void bad_input_is_refused_with_its_field() {
        LedgerBuilder builder = Ledger.builder().externalId("a").amount(BigDecimal.ONE);
        assertThatThrownBy(builder::add).hasMessageContaining("currency is missing in row 0");
        assertThatThrownBy(() -> Engine.match(
                        Row.ledger(),
                        Row.ledger(),
                        List.of(Rules.exact(Map.of("matchDate", true)), Rules.dateLag(Map.of("maxDays", 1))),
                        MatchOptions.defaults()))
                .hasMessageContaining("same priority");
        assertThatThrownBy(() ->
                        match(Row.of("a", "1"), Row.of("a", "1"), Rules.exact(Map.of("matchedKeys", List.of("nsu")))))
                .hasMessageContaining("nsu");
        assertThatThrownBy(() -> Ledger.builder()
                        .externalId("a")
                        .currency("BRL")
                        .bookingDay(1)
                        .amount(new BigDecimal("1e40"))
                        .add())
                .hasMessageContaining("amount");
    }
}
