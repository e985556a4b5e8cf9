package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is confirmed, what is proposed and what is left. */
class DecisionTest {

    private static final MatchRule BY_REFERENCE = Rules.exact(Map.of("matchReference", true));
    private static final MatchRule ANY_REFERENCE = Rules.exact(Map.of("matchReference", false));

    private static MatchResult match(List<Row> left, List<Row> right, MatchRule... rules) {
        return Engine.match(
                Row.ledger(left, MatchRule.keys(List.of(rules), Side.LEFT)),
                Row.ledger(right, MatchRule.keys(List.of(rules), Side.RIGHT)),
                List.of(rules),
                MatchOptions.defaults());
    }

    @Test
    void a_pair_without_a_rival_is_confirmed() {
        MatchResult result = match(List.of(Row.of("a", "10.50")), List.of(Row.of("A ", "10.5")), BY_REFERENCE);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().score(0)).isEqualTo(100);
        assertThat(result.groups().isAmbiguous(0)).isFalse();
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(1);
    }

    @Test
    void twins_on_both_sides_are_proposed_and_never_confirmed() {
        Row row = Row.of("same", "10");
        MatchResult result = match(List.of(row, row), List.of(row, row), BY_REFERENCE);
        assertThat(result.groups().size()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThat(result.groups().status(i)).isEqualTo(GroupStatus.PROPOSED);
            assertThat(result.groups().isAmbiguous(i)).isTrue();
            assertThat(result.groups().alternatives(i)).hasSize(2);
        }
        assertThat(result.statistics().ambiguous()).isEqualTo(2);
    }

    @Test
    void a_shared_reference_leads_rivals_without_one_even_where_the_rule_does_not_ask_for_it() {
        MatchResult result = match(
                List.of(Row.of("inv-1", "10"), Row.of("inv-2", "10")),
                List.of(Row.of("inv-2", "10"), Row.of("inv-1", "10")),
                Rules.dateLag(Map.of("maxDays", 2)));
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(2);
        assertThat(result.groups().right(0)).isEqualTo(1);
        assertThat(result.groups().score(0)).isEqualTo(90);
    }

    @Test
    void what_a_confirmed_pair_leaves_behind_may_have_no_rival_any_more() {
        MatchResult result = match(
                List.of(Row.of("inv-1", "10"), Row.of("x", "10")),
                List.of(Row.of("inv-1", "10"), Row.of("y", "10")),
                ANY_REFERENCE);
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(2);
    }

    @Test
    void a_margin_above_the_points_of_a_reference_confirms_no_rivalled_pair() {
        Ledger left = Row.ledger(Row.of("inv-1", "10"), Row.of("x", "10"));
        Ledger right = Row.ledger(Row.of("inv-1", "10"), Row.of("y", "10"));
        MatchOptions strict = MatchOptions.defaults().withConfirmMargin(11);
        assertThat(Engine.match(left, right, List.of(ANY_REFERENCE), strict)
                        .statistics()
                        .ambiguous())
                .isEqualTo(2);
    }

    @Test
    void a_lead_that_comes_from_the_currency_confirms_nothing() {
        MatchResult result = match(
                List.of(Row.of("a", "10")),
                List.of(Row.of("b", "10"), Row.of("c", "10").currency("USD")),
                Rules.exact(Map.of("matchReference", false, "matchCurrency", false)));
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        assertThat(result.groups().right(0)).isZero();
        assertThat(result.groups().alternatives(0)).containsExactly(new Alternative(0, 1, 70));
    }

    @Test
    void ambiguous_rows_may_be_left_to_the_rules_that_follow() {
        List<Row> left =
                List.of(Row.of("a", "10").key("nsu", "1"), Row.of("b", "10").key("nsu", "2"));
        List<Row> right =
                List.of(Row.of("c", "10").key("nsu", "002"), Row.of("d", "10").key("nsu", "001"));
        MatchRule leave = Rules.rule(1, "EXACT", Map.of("matchReference", false, "onAmbiguity", "LEAVE"));
        Object key = Map.of("left", "nsu", "right", "nsu", "normalise", List.of("STRIP_ZEROS"));
        MatchRule byKey = Rules.rule(2, "EXACT", Map.of("matchReference", false, "matchedKeys", List.of(key)));
        MatchResult result = match(left, right, leave, byKey);
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(2);
        assertThat(result.groups().right(0)).isEqualTo(1);
        assertThat(result.groups().rule(0)).isEqualTo(1);
        MatchResult alone = match(left, right, leave);
        assertThat(alone.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.AMBIGUOUS);
    }

    @Test
    void two_blank_keys_never_agree() {
        MatchRule byKey = Rules.exact(Map.of("matchReference", false, "matchedKeys", List.of("nsu")));
        assertThat(match(List.of(Row.of("a", "10")), List.of(Row.of("b", "10")), byKey)
                        .groups()
                        .size())
                .isZero();
        assertThat(match(
                                List.of(Row.of("a", "10").key("nsu", " ")),
                                List.of(Row.of("b", "10").key("nsu", " ")),
                                byKey)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void the_closest_amount_and_date_are_proposed() {
        MatchResult result = match(
                List.of(Row.of("a", "10.00"), Row.of("b", "10.20")),
                List.of(Row.of("c", "10.21"), Row.of("d", "10.01")),
                Rules.tolerance(Map.of("matchReference", false)));
        assertThat(result.groups().right(0)).isEqualTo(1);
        assertThat(result.groups().right(1)).isZero();
        assertThat(result.groups().isAmbiguous(0)).isTrue();
    }

    @Test
    void a_written_match_score_caps_what_a_pair_can_reach() {
        List<Row> row = List.of(Row.of("a", "10"));
        MatchResult capped = match(row, row, Rules.exact(Map.of("matchScore", 89)));
        assertThat(capped.groups().score(0)).isEqualTo(89);
        assertThat(capped.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(capped.groups().isAmbiguous(0)).isFalse();
        assertThat(match(row, row, Rules.exact(Map.of("matchScore", 59)))
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_rival_whose_candidates_are_not_all_known_still_counts_as_a_rival() {
        // Left a meets both a crowded block (days 0..1) and the lone right row of day 2; left b meets that one only.
        List<Row> left =
                List.of(Row.of("a", "10").plusDays(1), Row.of("b", "10").plusDays(3));
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            right.add(Row.of("crowd" + i, "10").plusDays(i % 2));
        }
        right.add(Row.of("lone", "10").plusDays(2));
        MatchRule rule = Rules.dateLag(Map.of("maxDays", 1, "feeTolerance", "0.01"));
        MatchResult all = Engine.match(
                Row.ledger(left, List.of()), Row.ledger(right, List.of()), List.of(rule), MatchOptions.defaults());
        assertThat(all.statistics().autoMatchedLeft()).isZero();
        MatchResult cut = Engine.match(
                Row.ledger(left, List.of()),
                Row.ledger(right, List.of()),
                List.of(rule),
                MatchOptions.defaults().withMaxBlockPairs(5));
        assertThat(cut.statistics().autoMatchedLeft()).isZero();
    }

    @Test
    void large_ambiguous_blocks_are_proposed_pair_by_pair() {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            left.add(Row.of("l" + i, "10"));
            right.add(Row.of("r" + i, "10"));
        }
        MatchResult result = match(left, right, ANY_REFERENCE);
        assertThat(result.statistics().ambiguous()).isEqualTo(300);
        assertThat(result.groups().alternatives(7)).hasSize(10);
    }
}
