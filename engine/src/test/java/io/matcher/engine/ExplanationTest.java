package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Evidence for what matched, and for what did not. */
class ExplanationTest {

    private static MatchResult match(Row left, Row right, MatchRule... rules) {
        return Engine.match(Row.ledger(left), Row.ledger(right), List.of(rules), MatchOptions.defaults());
    }

    private static NearMiss nearest(MatchResult result) {
        return result.explainLeftover(Side.LEFT, 0).nearest().getFirst();
    }

    @Test
    void a_group_shows_each_field_with_its_values_difference_bound_and_points() {
        MatchResult result = match(
                Row.of("a", "100.00"),
                Row.of("a", "100.70").plusDays(1),
                Rules.tolerance(Map.of("percentTolerance", "0.01", "dateWindowDays", 2)));
        Explanation explanation = result.groups().explanation(0);
        assertThat(explanation.score()).isEqualTo(100);
        assertThat(explanation.fields())
                .containsExactly(
                        new FieldCheck("amount", "100", "100.7", "0.7", "1.007", 40, true, true),
                        new FieldCheck("currency", "BRL", "BRL", null, null, 30, true, true),
                        new FieldCheck("date", "2026-03-02", "2026-03-03", "1", "-2 to 2", 20, true, true),
                        new FieldCheck("reference", "a", "a", null, null, 10, true, true));
        assertThat(result.groups().difference(0)).isEqualByComparingTo("-0.70");
    }

    @Test
    void a_leftover_names_the_failing_field_its_delta_and_the_smallest_change() {
        MatchResult result = match(
                Row.of("a", "100.00"),
                Row.of("a", "101.25"),
                Rules.tolerance(Map.of("absTolerance", "1", "percentTolerance", 0)));
        NearMiss miss = nearest(result);
        assertThat(miss.row()).isZero();
        assertThat(miss.taken()).isFalse();
        assertThat(miss.failures())
                .containsExactly(new FieldCheck("amount", "100", "101.25", "1.25", "1", 0, false, true));
        assertThat(miss.changes()).containsExactly(new SettingChange("TOLERANCE", "absTolerance", "1.25"));
    }

    @Test
    void the_named_change_would_have_matched_the_pair() {
        Row left = Row.of("a", "100.00");
        Row right = Row.of("a", "100.30").plusDays(3);
        MatchRule strict = Rules.dateLag(Map.of("maxDays", 1, "direction", "RIGHT_BEFORE_LEFT"));
        NearMiss miss = nearest(match(left, right, strict));
        assertThat(miss.changes())
                .containsExactlyInAnyOrder(
                        new SettingChange("DATE_LAG", "feeTolerance", "0.3"),
                        new SettingChange("DATE_LAG", "direction", "ABS"),
                        new SettingChange("DATE_LAG", "maxDays", "3"));
        MatchRule loose = Rules.dateLag(Map.of("feeTolerance", "0.3", "direction", "ABS", "maxDays", "3"));
        assertThat(match(left, right, loose).groups().size()).isOne();
    }

    @Test
    void the_rule_that_came_closest_is_named() {
        MatchResult result = match(
                Row.of("a", "100.00"),
                Row.of("b", "100.00").plusDays(2),
                Rules.rule(1, "EXACT", Map.of("matchReference", true)),
                Rules.rule(2, "DATE_LAG", Map.of("maxDays", 1)));
        assertThat(nearest(result).rule()).isOne();
        assertThat(nearest(result).changes()).containsExactly(new SettingChange("DATE_LAG", "maxDays", "2"));
    }

    @Test
    void a_row_that_lost_its_only_candidate_sees_where_that_went() {
        MatchResult result = Engine.match(
                Row.ledger(Row.of("x", "10"), Row.of("a", "10")),
                Row.ledger(Row.of("a", "10")),
                List.of(Rules.dateLag(Map.of("maxDays", 1))),
                MatchOptions.defaults());
        assertThat(nearest(result).taken()).isTrue();
        assertThat(nearest(result).failures()).isEmpty();
        assertThat(result.groups().groupOf(Side.RIGHT, 0)).isZero();
        assertThat(result.groups().groupOf(Side.LEFT, 0)).isEqualTo(-1);
    }

    @Test
    void a_digest_changes_with_the_data_the_rules_and_the_options() {
        MatchRule rule = Rules.exact(Map.of("matchReference", true));
        String digest = match(Row.of("a", "10"), Row.of("a", "10.0"), rule).digest();
        assertThat(digest).hasSize(64);
        assertThat(match(Row.of("a", "10.00"), Row.of("a", "10"), rule).digest())
                .isEqualTo(digest);
        assertThat(match(Row.of("a", "11"), Row.of("a", "10"), rule).digest()).isNotEqualTo(digest);
        assertThat(match(Row.of("a", "10"), Row.of("a", "10"), Rules.exact(Map.of("caseInsensitive", false)))
                        .digest())
                .isNotEqualTo(digest);
        assertThat(Engine.match(
                                Row.ledger(Row.of("a", "10")),
                                Row.ledger(Row.of("a", "10")),
                                List.of(rule),
                                MatchOptions.defaults().withConfirmMargin(11))
                        .digest())
                .isNotEqualTo(digest);
    }
}
