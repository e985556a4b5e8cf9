package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting does what it says: one pair that it admits and one that it does not. */
class SettingsHonouredTest {

    private static boolean matches(Row left, Row right, String type, Map<String, Object> config) {
        return score(left, right, type, config) > 0;
    }

    private static int score(Row left, Row right, String type, Map<String, Object> config) {
        Groups groups = Engine.match(
                        Row.ledger(left),
                        Row.ledger(right),
                        List.of(Rules.rule(1, type, config)),
                        MatchOptions.defaults())
                .groups();
        return groups.size() == 0 ? 0 : groups.score(0);
    }

    private static final Row A = Row.of("a", "10");

    @Test
    void an_exact_rule_compares_amounts_unless_told_not_to() {
        Row other = Row.of("a", "11");
        assertThat(matches(A, other, "EXACT", Map.of("matchDate", true))).isFalse();
        assertThat(score(A, other, "EXACT", Map.of("matchAmount", false))).isEqualTo(100);
    }

    @Test
    void currencies_are_compared_unless_told_not_to_and_then_cost_their_points() {
        Row other = A.currency("USD");
        for (String type : List.of("EXACT", "TOLERANCE", "DATE_LAG", "FUZZY")) {
            assertThat(matches(A, other, type, Map.of("matchCurrency", true))).isFalse();
            int expected = type.equals("DATE_LAG") ? 60 : 70;
            assertThat(score(A, other, type, Map.of("matchCurrency", false))).isEqualTo(expected);
        }
    }

    @Test
    void an_exact_rule_compares_days_or_instants_or_neither() {
        Row nextDay = A.plusDays(1);
        assertThat(matches(A, nextDay, "EXACT", Map.of("matchAmount", true))).isFalse();
        assertThat(score(A, nextDay, "EXACT", Map.of("matchDate", false))).isEqualTo(100);
        Row ten = A.at("2026-03-02T10:00:00Z");
        Row eleven = A.at("2026-03-02T11:00:00Z");
        assertThat(matches(ten, eleven, "EXACT", Map.of("datePrecision", "DAY")))
                .isTrue();
        assertThat(matches(ten, eleven, "EXACT", Map.of("datePrecision", "TIMESTAMP")))
                .isFalse();
        assertThat(matches(ten, eleven, "EXACT", Map.of("datePrecision", "TIMESTAMP", "matchDate", false)))
                .isTrue();
    }

    @Test
    void references_are_compared_as_the_rule_says() {
        for (String type : List.of("EXACT", "TOLERANCE")) {
            assertThat(matches(A, Row.of("b", "10"), type, Map.of("matchCurrency", true)))
                    .isFalse();
            assertThat(matches(A, Row.of("A", "10"), type, Map.of("matchCurrency", true)))
                    .isTrue();
            assertThat(matches(A, Row.of("A", "10"), type, Map.of("caseInsensitive", false)))
                    .isFalse();
            assertThat(matches(A, A, type, Map.of("caseInsensitive", false))).isTrue();
            Row blank = A.reference("");
            assertThat(matches(blank, blank, type, Map.of("matchCurrency", true)))
                    .isTrue();
            assertThat(matches(blank, blank, type, Map.of("referenceMustSet", true)))
                    .isFalse();
            assertThat(matches(A, A, type, Map.of("referenceMustSet", true))).isTrue();
            assertThat(matches(blank, blank, type, Map.of("referenceMustSet", true, "matchReference", false)))
                    .isTrue();
        }
        assertThat(score(A, Row.of("b", "10"), "EXACT", Map.of("matchReference", false)))
                .isEqualTo(100);
        assertThat(score(A, Row.of("b", "10"), "TOLERANCE", Map.of("matchReference", false)))
                .isEqualTo(90);
    }

    @Test
    void base_values_are_compared_where_asked() {
        Row five = A.base("5", "USD");
        Row six = A.base("6", "EUR");
        for (String type : List.of("EXACT", "TOLERANCE", "FUZZY")) {
            Map<String, Object> byAmount = new HashMap<>(Map.of("matchBaseAmount", true));
            assertThat(matches(five, six, type, Map.of("matchCurrency", true))).isTrue();
            assertThat(matches(five, six, type, byAmount)).isFalse();
            assertThat(matches(five, A.base("5.00", "EUR"), type, byAmount)).isTrue();
            assertThat(matches(five, A, type, byAmount)).isFalse();
            assertThat(matches(A, five, type, byAmount)).isFalse();
            assertThat(matches(five, A.base("5", "EUR"), type, Map.of("matchBaseCurrency", true)))
                    .isFalse();
            assertThat(matches(five, A.base("9", "USD"), type, Map.of("matchBaseCurrency", true)))
                    .isTrue();
        }
        assertThat(matches(five, A.base("5.4", "USD"), "TOLERANCE", Map.of("matchBaseAmount", true)))
                .isTrue();
        assertThat(matches(five, A.base("5.4", "USD"), "FUZZY", Map.of("matchBaseAmount", true)))
                .isTrue();
        assertThat(matches(five, A.base("5.4", "USD"), "EXACT", Map.of("matchBaseAmount", true)))
                .isFalse();
    }

    @Test
    void scores_that_were_written_cap_and_defaults_do_not() {
        Row five = A.base("5", "USD");
        for (String type : List.of("EXACT", "TOLERANCE", "FUZZY")) {
            assertThat(score(five, five, type, Map.of("matchCurrency", true))).isEqualTo(100);
            assertThat(score(five, five, type, Map.of("matchScore", 77))).isEqualTo(77);
            assertThat(score(five, five, type, Map.of("matchBaseScore", 77))).isEqualTo(100);
            assertThat(score(five, five, type, Map.of("matchBaseScore", 77, "matchBaseAmount", true)))
                    .isEqualTo(77);
            assertThat(score(five, five, type, Map.of("matchBaseScore", 77, "matchBaseAmount", true, "matchScore", 66)))
                    .isEqualTo(66);
        }
        assertThat(score(A, A, "DATE_LAG", Map.of("maxDays", 1))).isEqualTo(90);
        assertThat(score(A, A, "DATE_LAG", Map.of("matchScore", 95))).isEqualTo(90);
        assertThat(score(A, A, "DATE_LAG", Map.of("matchScore", 60))).isEqualTo(60);
        assertThat(score(A, A, "DATE_LAG", Map.of("matchScore", 59))).isZero();
    }

    @ParameterizedTest(name = "{0} of {1}: 100 goes with {2}: {3}")
    @CsvSource({
        "0.1, MAX, 111.11, true",
        "0.1, MAX, 111.12, false",
        "0.1, MIN, 110.00, true",
        "0.1, MIN, 110.01, false",
        "0.1, AVERAGE, 110.52, true",
        "0.1, AVERAGE, 110.53, false",
        "0.1, LEFT, 110, true",
        "0.1, LEFT, 110.01, false",
        "0.1, LEFT, 90, true",
        "0.1, LEFT, 89.99, false",
        "0.1, RIGHT, 111.11, true",
        "0.1, RIGHT, 111.12, false",
        "0.1, RIGHT, 90.91, true",
        "0.1, RIGHT, 90.90, false",
        "1, MAX, 1000000, true",
        "0, MAX, 100.01, false",
    })
    void a_percentage_is_taken_of_its_base(String percent, String base, String right, boolean goes) {
        Map<String, Object> config = Map.of("absTolerance", 0, "percentTolerance", percent, "percentageBase", base);
        for (String type : List.of("TOLERANCE", "FUZZY")) {
            assertThat(matches(Row.of("same", "100"), Row.of("same", right), type, config))
                    .isEqualTo(goes);
            assertThat(matches(Row.of("same", "-100"), Row.of("same", "-" + right), type, config))
                    .isEqualTo(goes);
        }
    }

    @Test
    void the_looser_of_two_tolerances_wins() {
        Map<String, Object> config = Map.of("absTolerance", "1", "percentTolerance", "0.001");
        assertThat(matches(Row.of("a", "100"), Row.of("a", "101"), "TOLERANCE", config))
                .isTrue();
        assertThat(matches(Row.of("a", "100"), Row.of("a", "101.01"), "TOLERANCE", config))
                .isFalse();
        assertThat(matches(Row.of("a", "10000"), Row.of("a", "10010"), "TOLERANCE", config))
                .isTrue();
        assertThat(matches(Row.of("a", "10000"), Row.of("a", "10010.02"), "TOLERANCE", config))
                .isFalse();
        // The defaults: fifty cents or half a percent.
        Map<String, Object> standard = Map.of("dateWindowDays", 0);
        assertThat(matches(Row.of("a", "10"), Row.of("a", "10.50"), "TOLERANCE", standard))
                .isTrue();
        assertThat(matches(Row.of("a", "10"), Row.of("a", "10.51"), "TOLERANCE", standard))
                .isFalse();
        assertThat(matches(Row.of("a", "995"), Row.of("a", "1000"), "TOLERANCE", standard))
                .isTrue();
        assertThat(matches(Row.of("a", "994.99"), Row.of("a", "1000"), "TOLERANCE", standard))
                .isFalse();
    }

    @Test
    void a_window_of_days_reaches_both_ways() {
        for (String type : List.of("TOLERANCE", "FUZZY")) {
            Map<String, Object> two = Map.of("dateWindowDays", 2);
            assertThat(matches(A, A.plusDays(2), type, two)).isTrue();
            assertThat(matches(A, A.plusDays(-2), type, two)).isTrue();
            assertThat(matches(A, A.plusDays(3), type, two)).isFalse();
            assertThat(matches(A, A.plusDays(-3), type, two)).isFalse();
            assertThat(matches(A, A.plusDays(1), type, Map.of("matchCurrency", true)))
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "{0} to {1} decimals: {2} goes with {3}: {4}")
    @CsvSource({
        "HALF_UP, 1, 0.25, 0.3, true",
        "HALF_UP, 1, -0.25, -0.3, true",
        "HALF_UP, 1, 0.25, 0.2, false",
        "BANKERS, 1, 0.25, 0.2, true",
        "BANKERS, 1, 0.35, 0.4, true",
        "BANKERS, 1, 0.25, 0.3, false",
        "FLOOR, 1, 0.29, 0.2, true",
        "FLOOR, 1, -0.21, -0.3, true",
        "FLOOR, 1, -0.21, -0.2, false",
        "CEIL, 1, 0.21, 0.3, true",
        "CEIL, 1, -0.29, -0.2, true",
        "CEIL, 1, 0.21, 0.2, false",
        "TRUNCATE, 1, 0.29, 0.2, true",
        "TRUNCATE, 1, -0.29, -0.2, true",
        "TRUNCATE, 1, 0.29, 0.3, false",
        "HALF_UP, 0, 1.4, 0.6, true",
        "HALF_UP, 3, 0.0004, 0.0001, true",
        "HALF_UP, 3, 0.0005, 0.0004, false",
        "HALF_UP, 10, 0.00000000014, 0.00000000006, true",
        "HALF_UP, 10, 0.00000000015, 0.00000000006, false",
    })
    void amounts_are_rounded_before_they_are_compared(String mode, int scale, String a, String b, boolean goes) {
        Map<String, Object> config =
                Map.of("absTolerance", 0, "percentTolerance", 0, "roundingMode", mode, "roundingScale", scale);
        for (String type : List.of("TOLERANCE", "FUZZY")) {
            assertThat(matches(Row.of("same", a), Row.of("same", b), type, config))
                    .isEqualTo(goes);
        }
    }

    @ParameterizedTest(name = "{0} {1}..{2} inclusive={3}: {4} days apart: {5}")
    @CsvSource({
        "ABS, 1, 3, true, 1, true",
        "ABS, 1, 3, true, -3, true",
        "ABS, 1, 3, true, 0, false",
        "ABS, 1, 3, true, 4, false",
        "ABS, 1, 3, true, -4, false",
        "ABS, 1, 3, false, 2, true",
        "ABS, 1, 3, false, -2, true",
        "ABS, 1, 3, false, 1, false",
        "ABS, 1, 3, false, 3, false",
        "LEFT_BEFORE_RIGHT, 1, 3, true, 3, true",
        "LEFT_BEFORE_RIGHT, 1, 3, true, 1, true",
        "LEFT_BEFORE_RIGHT, 1, 3, true, -2, false",
        "LEFT_BEFORE_RIGHT, 0, 3, true, 0, true",
        "LEFT_BEFORE_RIGHT, 0, 3, true, -1, false",
        "LEFT_BEFORE_RIGHT, 1, 3, false, 2, true",
        "LEFT_BEFORE_RIGHT, 1, 3, false, 3, false",
        "RIGHT_BEFORE_LEFT, 1, 3, true, -3, true",
        "RIGHT_BEFORE_LEFT, 1, 3, true, -1, true",
        "RIGHT_BEFORE_LEFT, 1, 3, true, 2, false",
        "RIGHT_BEFORE_LEFT, 1, 3, true, -4, false",
        "RIGHT_BEFORE_LEFT, 1, 3, false, -2, true",
        "RIGHT_BEFORE_LEFT, 1, 3, false, -1, false",
    })
    void a_lag_has_bounds_and_a_direction(
            String direction, int min, int max, boolean inclusive, int days, boolean goes) {
        Map<String, Object> config =
                Map.of("direction", direction, "minDays", min, "maxDays", max, "inclusive", inclusive);
        assertThat(matches(A, A.plusDays(days), "DATE_LAG", config)).isEqualTo(goes);
    }

    @Test
    void a_lag_of_nothing_means_the_same_day_and_amount() {
        assertThat(matches(A, A, "DATE_LAG", Map.of("matchCurrency", true))).isTrue();
        assertThat(matches(A, A.plusDays(1), "DATE_LAG", Map.of("matchCurrency", true)))
                .isFalse();
        assertThat(matches(A, Row.of("a", "10.01"), "DATE_LAG", Map.of("matchCurrency", true)))
                .isFalse();
        assertThat(matches(A, Row.of("a", "10.5"), "DATE_LAG", Map.of("feeTolerance", "0.50")))
                .isTrue();
        assertThat(matches(A, Row.of("a", "10.51"), "DATE_LAG", Map.of("feeTolerance", "0.50")))
                .isFalse();
    }

    @Test
    void keys_are_asked_by_every_type() {
        for (String type : List.of("EXACT", "TOLERANCE", "DATE_LAG", "FUZZY")) {
            MatchRule rule = Rules.rule(1, type, Map.of("matchedKeys", List.of("nsu", "reference")));
            for (String nsu : List.of("1", "2")) {
                MatchResult result = Engine.match(
                        Row.ledger(List.of(A.key("nsu", "1")), List.of("nsu")),
                        Row.ledger(List.of(A.key("nsu", nsu)), List.of("nsu")),
                        List.of(rule),
                        MatchOptions.defaults());
                assertThat(result.groups().size()).isEqualTo(nsu.equals("1") ? 1 : 0);
            }
        }
    }

    @Test
    void ambiguity_is_reviewed_or_left_by_every_type() {
        for (String type : List.of("EXACT", "TOLERANCE", "DATE_LAG", "FUZZY")) {
            for (String choice : List.of("REVIEW", "LEAVE")) {
                MatchRule rule = Rules.rule(1, type, Map.of("onAmbiguity", choice));
                MatchResult result = Engine.match(
                        Row.ledger(A), Row.ledger(A, A.source("t")), List.of(rule), MatchOptions.defaults());
                assertThat(result.groups().size()).isEqualTo(choice.equals("REVIEW") ? 1 : 0);
                assertThat(result.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.AMBIGUOUS);
            }
        }
    }

    @Test
    void business_days_and_other_dates_serve_every_type_that_compares_days() {
        Row friday = A.plusDays(4);
        Row monday = A.plusDays(7);
        for (String type : List.of("TOLERANCE", "FUZZY", "DATE_LAG")) {
            String window = type.equals("DATE_LAG") ? "maxDays" : "dateWindowDays";
            assertThat(matches(friday, monday, type, Map.of(window, 1))).isFalse();
            assertThat(matches(friday, monday, type, Map.of(window, 1, "dayCount", "BUSINESS")))
                    .isTrue();
            Row valued = monday.value(friday.booking());
            assertThat(matches(friday.value(friday.booking()), valued, type, Map.of("dateField", "valueDate")))
                    .isTrue();
            assertThat(matches(friday, valued, type, Map.of("dateField", "valueDate")))
                    .isFalse();
            Row noon = friday.at("2026-03-06T12:00:00Z");
            assertThat(matches(noon, monday.at("2026-03-06T23:59:59Z"), type, Map.of("dateField", "occurredAt")))
                    .isTrue();
        }
    }
}
