package io.matcher.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.SumCertificate.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups of several rows: what gathers them, what confirms them, and what is said of those that do not come about. */
class SumTest {

    private static final MatchRule BY_REFERENCE = Rules.exact(Map.of("matchAmount", false));
    private static final MatchRule SAME_DAY = Rules.exact(Map.of("matchReference", false));
    private static final MatchOptions SPLITS = MatchOptions.defaults().withCardinality(Cardinality.ONE_TO_MANY);
    private static final MatchOptions ANY = MatchOptions.defaults().withCardinality(Cardinality.MANY_TO_MANY);

    private static MatchResult match(MatchOptions options, List<Row> left, List<Row> right, MatchRule... rules) {
        return Engine.match(
                Row.ledger(left, MatchRule.keys(List.of(rules), Side.LEFT)),
                Row.ledger(right, MatchRule.keys(List.of(rules), Side.RIGHT)),
                List.of(rules),
                options);
    }

    private static List<Row> parts(String reference, String... amounts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            rows.add(Row.of("p" + i, amounts[i]).reference(reference));
        }
        return rows;
    }

    private static void assertConfirmed(MatchResult result, int group, int lefts, int rights) {
        assertThat(result.groups().status(group)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().rows(group, Side.LEFT)).hasSize(lefts);
        assertThat(result.groups().rows(group, Side.RIGHT)).hasSize(rights);
    }

    private static LeftoverReason reason(MatchResult result, Side side) {
        return result.leftovers(side).reason(0);
    }

    @Test
    void an_amount_is_split_over_the_rows_that_share_its_reference() {
        MatchResult result =
                match(SPLITS, List.of(Row.of("inv", "400")), parts("INV ", "150", "100", "150"), BY_REFERENCE);
        assertThat(result.groups().size()).isOne();
        assertConfirmed(result, 0, 1, 3);
        assertThat(result.groups().score(0)).isEqualTo(100);
        assertThat(result.groups().difference(0)).isEqualByComparingTo("0");
        assertThat(result.groups().certificate(0)).isNull();
        assertThat(result.statistics().autoMatchedLeft()).isOne();
        assertThat(result.statistics().autoMatchedRight()).isEqualTo(3);
        assertThat(result.groups().groupOf(Side.RIGHT, 2)).isZero();
        assertThat(result.groups().allocated(0, Side.RIGHT, 1)).isEqualByComparingTo("100");
    }

    @Test
    void the_other_direction_gathers_left_rows_for_a_right_one() {
        MatchRule batch = Rules.exact(Map.of("matchAmount", false, "allocationDirection", "RIGHT_TO_LEFT"));
        MatchResult result = match(SPLITS, parts("b", "1", "2"), List.of(Row.of("B", "3")), batch);
        assertConfirmed(result, 0, 2, 1);
        assertThat(match(SPLITS, parts("b", "1", "2"), List.of(Row.of("B", "3")), BY_REFERENCE)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void one_to_one_puts_no_more_than_two_rows_together() {
        MatchResult result = match(
                MatchOptions.defaults(),
                List.of(Row.of("a", "3")),
                parts("a", "1", "2"),
                Rules.exact(Map.of("matchDate", true)));
        assertThat(result.groups().size()).isZero();
    }

    @Test
    void a_single_row_of_equal_amount_is_a_pair() {
        MatchResult result = match(SPLITS, List.of(Row.of("a", "3")), List.of(Row.of("a", "3")), BY_REFERENCE);
        assertConfirmed(result, 0, 1, 1);
        assertThat(result.groups().isSum(0)).isFalse();
    }

    @Test
    void refunds_and_zeros_take_part_in_what_a_key_gathers() {
        MatchResult result =
                match(SPLITS, List.of(Row.of("a", "90")), parts("a", "100", "-7.50", "0", "-2.5"), BY_REFERENCE);
        assertConfirmed(result, 0, 1, 4);
    }

    @Test
    void a_negative_amount_is_split_over_negative_ones() {
        MatchResult result = match(SPLITS, List.of(Row.of("a", "-90")), parts("a", "-100", "10"), BY_REFERENCE);
        assertConfirmed(result, 0, 1, 2);
    }

    @Test
    void a_tolerance_bounds_the_sum_and_what_remains_is_the_difference() {
        MatchRule within = Rules.exact(Map.of("matchAmount", false, "allocationToleranceValue", "0.50"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "100")), parts("a", "60", "39.50"), within);
        assertConfirmed(result, 0, 1, 2);
        assertThat(result.groups().difference(0)).isEqualByComparingTo("0.50");
        assertThat(match(SPLITS, List.of(Row.of("a", "100")), parts("a", "60", "39.49"), within)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_tolerance_in_percent_is_taken_of_the_target() {
        MatchRule within = Rules.exact(
                Map.of("matchAmount", false, "allocationToleranceMode", "PERCENT", "allocationToleranceValue", "0.01"));
        assertConfirmed(match(SPLITS, List.of(Row.of("a", "-200")), parts("a", "-100", "-98"), within), 0, 1, 2);
        assertThat(match(SPLITS, List.of(Row.of("a", "-200")), parts("a", "-100", "-97.99"), within)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_loose_tolerance_never_combines_with_search() {
        MatchRule loose = Rules.exact(Map.of("matchReference", false, "allocationToleranceValue", "0.01"));
        MatchResult result = match(
                SPLITS, List.of(Row.of("a", "41.27")), List.of(Row.of("b", "20.13"), Row.of("c", "21.14")), loose);
        assertThat(result.groups().size()).isZero();
        assertThat(result.explainLeftover(Side.LEFT, 0).certificate()).isNull();
    }

    @Test
    void blank_keys_gather_nothing() {
        List<Row> target = List.of(Row.of("a", "3").reference(" "));
        assertThat(match(SPLITS, target, parts("", "1", "2"), BY_REFERENCE)
                        .groups()
                        .size())
                .isZero();
        MatchRule byKey = Rules.dateLag(Map.of("maxDays", 1, "matchedKeys", List.of("batch")));
        assertThat(match(SPLITS, List.of(Row.of("a", "3")), List.of(Row.of("b", "1"), Row.of("c", "2")), byKey)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_group_is_in_one_currency() {
        List<Row> right =
                List.of(Row.of("a", "1"), Row.of("a", "2"), Row.of("a", "7").currency("USD"));
        assertConfirmed(match(SPLITS, List.of(Row.of("a", "3")), right, BY_REFERENCE), 0, 1, 2);
        MatchRule any = Rules.exact(Map.of("matchAmount", false, "matchCurrency", false));
        assertConfirmed(match(SPLITS, List.of(Row.of("a", "3")), right, any), 0, 1, 2);
    }

    @Test
    void parts_lie_within_the_days_of_the_rule() {
        MatchRule later = Rules.dateLag(
                Map.of("minDays", 1, "maxDays", 2, "direction", "LEFT_BEFORE_RIGHT", "matchedKeys", List.of("batch")));
        List<Row> right = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            right.add(Row.of("p" + day, "10").key("batch", "7").plusDays(day));
        }
        MatchResult result = match(SPLITS, List.of(Row.of("t", "20").key("batch", "7")), right, later);
        assertThat(result.groups().rows(0, Side.RIGHT)).containsExactly(1, 2);
        assertThat(result.groups().score(0)).isEqualTo(90);
        MatchRule earlier = Rules.dateLag(Map.of(
                "minDays",
                1,
                "maxDays",
                2,
                "direction",
                "LEFT_BEFORE_RIGHT",
                "allocationDirection",
                "RIGHT_TO_LEFT",
                "matchedKeys",
                List.of("batch")));
        Row batch = Row.of("t", "20").key("batch", "7").plusDays(4);
        assertThat(match(SPLITS, right, List.of(batch), earlier).groups().rows(0, Side.LEFT))
                .containsExactly(2, 3);
    }

    @Test
    void an_incomplete_split_says_what_is_missing() {
        MatchResult result = match(SPLITS, List.of(Row.of("a", "400")), parts("a", "150", "100"), BY_REFERENCE);
        assertThat(result.groups().size()).isZero();
        assertThat(reason(result, Side.LEFT)).isEqualTo(LeftoverReason.SPLIT_INCOMPLETE);
        assertThat(reason(result, Side.RIGHT)).isEqualTo(LeftoverReason.UNMATCHED);
        LeftoverExplanation why = result.explainLeftover(Side.LEFT, 0);
        assertThat(why.missing()).isEqualByComparingTo("150");
        SumCertificate certificate = requireNonNull(why.certificate());
        assertThat(certificate.verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void the_only_rows_of_a_key_that_make_the_sum_are_its_parts() {
        MatchResult result =
                match(SPLITS, List.of(Row.of("a", "412.37")), parts("a", "150.12", "262.25", "77.13"), BY_REFERENCE);
        assertThat(result.groups().rows(0, Side.RIGHT)).containsExactly(0, 1);
        assertConfirmed(result, 0, 1, 2);
        SumCertificate certificate = requireNonNull(result.groups().certificate(0));
        assertThat(certificate.verdict()).isEqualTo(Verdict.UNIQUE);
        assertThat(certificate.candidates()).isEqualTo(3);
        assertThat(certificate.odds()).isGreaterThan(100);
    }

    @Test
    void an_amount_may_be_allocated_in_part_where_the_rule_says_so() {
        MatchRule partial = Rules.exact(Map.of("matchAmount", false, "allowPartial", true));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "400")), parts("a", "150", "100"), partial);
        assertConfirmed(result, 0, 1, 2);
        assertThat(result.groups().allocated(0, Side.LEFT, 0)).isEqualByComparingTo("250");
        assertThat(result.groups().difference(0)).isEqualByComparingTo("0");
        assertThat(result.groups().explanation(0).fields().getFirst().left()).isEqualTo("250 of 400");
    }

    @Test
    void parts_that_exceed_their_target_are_allocated_by_age_and_proposed() {
        MatchRule partial = Rules.exact(Map.of("matchAmount", false, "matchDate", false, "allowPartial", true));
        List<Row> right = List.of(
                Row.of("a", "70").plusDays(2),
                Row.of("a", "60").plusDays(1),
                Row.of("a", "9").plusDays(3));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "100")), right, partial);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().isAmbiguous(0)).isFalse();
        assertThat(result.groups().rows(0, Side.RIGHT)).containsExactly(0, 1);
        assertThat(result.groups().allocated(0, Side.RIGHT, 0)).isEqualByComparingTo("40");
        assertThat(result.groups().allocated(0, Side.RIGHT, 1)).isEqualByComparingTo("60");
        assertThat(result.leftovers(Side.RIGHT).size()).isOne();
    }

    @Test
    void a_key_that_two_targets_share_allocates_nothing_in_part() {
        MatchRule partial = Rules.exact(Map.of("matchAmount", false, "allowPartial", true));
        List<Row> left = List.of(Row.of("a", "400"), Row.of("a", "300"));
        assertThat(match(SPLITS, left, parts("a", "150", "100"), partial)
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_unique_sum_is_found_and_confirmed_with_its_certificate() {
        List<Row> right = List.of(Row.of("b", "101.13"), Row.of("c", "250.49"), Row.of("d", "77.77"), Row.of("e", "0"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "351.62")), right, SAME_DAY);
        assertConfirmed(result, 0, 1, 2);
        SumCertificate certificate = requireNonNull(result.groups().certificate(0));
        assertThat(certificate.solution()).containsExactly(0, 1);
        assertThat(certificate.second()).isEmpty();
        assertThat(result.groups().explanation(0).failures()).isEmpty();
        assertThat(result.groups().explanation(0).fields().getFirst().right()).isEqualTo("351.62 = 101.13 + 250.49");
    }

    @Test
    void a_second_choice_makes_a_sum_ambiguous() {
        List<Row> right =
                List.of(Row.of("b", "101.13"), Row.of("c", "250.49"), Row.of("d", "101.13"), Row.of("e", "3.33"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "351.62")), right, SAME_DAY);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        assertThat(result.groups().alternativeGroups(0))
                .containsExactly(new AlternativeGroup(List.of(0), List.of(1, 2), 100));
        SumCertificate certificate = requireNonNull(result.groups().certificate(0));
        assertThat(certificate.verdict()).isEqualTo(Verdict.AMBIGUOUS);
        MatchRule leave = Rules.exact(Map.of("matchReference", false, "onAmbiguity", "LEAVE"));
        MatchResult left = match(SPLITS, List.of(Row.of("a", "351.62")), right, leave);
        assertThat(left.groups().size()).isZero();
        assertThat(reason(left, Side.LEFT)).isEqualTo(LeftoverReason.AMBIGUOUS);
    }

    @Test
    void a_sum_of_round_amounts_is_weak_evidence_and_is_proposed() {
        MatchResult result =
                match(SPLITS, List.of(Row.of("a", "400")), List.of(Row.of("b", "150"), Row.of("c", "250")), SAME_DAY);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().isAmbiguous(0)).isFalse();
        MatchOptions trusting = SPLITS.withSums(SumLimits.defaults().withConfirmOdds(0));
        assertConfirmed(
                match(trusting, List.of(Row.of("a", "400")), List.of(Row.of("b", "150"), Row.of("c", "250")), SAME_DAY),
                0,
                1,
                2);
    }

    @Test
    void two_targets_that_need_the_same_part_are_rivals() {
        List<Row> left = List.of(Row.of("a", "351.62"), Row.of("b", "178.90"));
        List<Row> right = List.of(Row.of("c", "101.13"), Row.of("d", "250.49"), Row.of("e", "77.77"));
        MatchResult result = match(SPLITS, left, right, SAME_DAY);
        assertThat(result.statistics().autoMatchedLeft()).isZero();
        assertThat(result.groups().size()).isOne();
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        assertThat(result.groups().alternativeGroups(0))
                .containsExactly(new AlternativeGroup(List.of(1), List.of(0, 2), 100));
        assertThat(reason(result, Side.LEFT)).isEqualTo(LeftoverReason.AMBIGUOUS);
    }

    @Test
    void a_part_that_a_pair_could_have_makes_a_sum_ambiguous() {
        List<Row> left = List.of(Row.of("a", "101.13"), Row.of("b", "351.62"));
        List<Row> right = List.of(Row.of("c", "101.13"), Row.of("d", "101.13"), Row.of("e", "250.49"));
        MatchResult result = match(SPLITS, left, right, SAME_DAY);
        assertThat(result.statistics().autoMatchedRight()).isZero();
    }

    @Test
    void an_exact_sum_comes_before_a_pair_that_is_merely_close() {
        MatchRule close = Rules.tolerance(Map.of("matchReference", true));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "100")), parts("a", "99.60", "0.40"), close);
        assertConfirmed(result, 0, 1, 2);
        MatchRule anyone = Rules.tolerance(Map.of("matchReference", false));
        List<Row> right = List.of(Row.of("x", "99.60"), Row.of("y", "31.17"), Row.of("z", "68.83"));
        MatchResult rivalled = match(SPLITS, List.of(Row.of("a", "100")), right, anyone);
        assertThat(rivalled.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(rivalled.groups().alternativeGroups(0))
                .extracting(AlternativeGroup::right)
                .contains(List.of(0));
        assertConfirmed(match(SPLITS, List.of(Row.of("a", "100")), List.of(Row.of("x", "99.60")), anyone), 0, 1, 1);
    }

    @Test
    void rows_on_both_sides_are_gathered_by_key() {
        MatchResult result = match(ANY, parts("s", "100", "-5", "20"), parts("S", "60", "55"), BY_REFERENCE);
        assertConfirmed(result, 0, 3, 2);
        assertThat(match(SPLITS, parts("s", "100", "-5", "20"), parts("S", "60", "55"), BY_REFERENCE)
                        .groups()
                        .size())
                .isZero();
        MatchResult incomplete = match(ANY, parts("s", "100", "20"), parts("S", "60", "55"), BY_REFERENCE);
        assertThat(reason(incomplete, Side.LEFT)).isEqualTo(LeftoverReason.SPLIT_INCOMPLETE);
        assertThat(incomplete.explainLeftover(Side.LEFT, 1).missing()).isEqualByComparingTo("5");
    }

    @Test
    void sums_are_searched_with_the_target_on_either_side() {
        List<Row> left = List.of(Row.of("a", "351.62"), Row.of("b", "17.31"), Row.of("c", "25.48"));
        List<Row> right = List.of(Row.of("d", "101.13"), Row.of("e", "250.49"), Row.of("f", "42.79"));
        MatchResult result = match(ANY, left, right, SAME_DAY);
        assertThat(result.groups().size()).isEqualTo(2);
        assertConfirmed(result, 0, 1, 2);
        assertConfirmed(result, 1, 2, 1);
    }

    @Test
    void a_pair_that_was_ruled_out_is_part_of_no_group() {
        Ledger left = Row.ledger(List.of(Row.of("a", "3")), List.of());
        Ledger right = Row.ledger(parts("a", "1", "2"), List.of());
        RuledOut second = RuledOut.of(new int[] {0}, new int[] {1});
        for (MatchOptions options : List.of(SPLITS, ANY)) {
            assertThat(Engine.match(left, right, List.of(BY_REFERENCE), options, second)
                            .groups()
                            .size())
                    .isZero();
        }
    }

    @Test
    void base_amounts_are_added_up_where_the_rule_allocates_them() {
        MatchRule base = Rules.exact(Map.of("matchAmount", false, "matchBaseAmount", true, "matchBaseCurrency", true));
        List<Row> right =
                List.of(Row.of("a", "10").base("50", "USD"), Row.of("a", "11").base("55.5", "USD"));
        assertConfirmed(match(SPLITS, List.of(Row.of("a", "21").base("105.50", "USD")), right, base), 0, 1, 2);
        MatchResult unbalanced = match(SPLITS, List.of(Row.of("a", "9").base("105.50", "USD")), right, base);
        assertThat(unbalanced.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        MatchResult missing = match(SPLITS, List.of(Row.of("a", "9")), right, base);
        assertThat(reason(missing, Side.LEFT)).isEqualTo(LeftoverReason.MISSING_BASE_AMOUNT);
    }

    @Test
    void currencies_with_no_three_and_eight_decimals_add_up_exactly() {
        for (String[] sum : new String[][] {
            {"JPY", "1500", "617", "883"},
            {"KWD", "1.123", "0.456", "0.667"},
            {"BTC", "0.12345678", "0.02345679", "0.09999999"}
        }) {
            List<Row> right = List.of(
                    Row.of("b", sum[2]).currency(sum[0]), Row.of("c", sum[3]).currency(sum[0]));
            MatchOptions trusting = SPLITS.withSums(SumLimits.defaults().withConfirmOdds(0));
            MatchResult result = match(trusting, List.of(Row.of("a", sum[1]).currency(sum[0])), right, SAME_DAY);
            assertConfirmed(result, 0, 1, 2);
        }
    }

    @Test
    void amounts_at_the_edge_of_the_range_add_up_exactly() {
        String large = "999999999999.12345678";
        List<Row> right = List.of(Row.of("b", large), Row.of("c", "999999999999.00000001"), Row.of("d", "0.00000003"));
        BigDecimal sum = new BigDecimal(large).add(new BigDecimal("999999999999.00000001"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", sum.toPlainString())), right, SAME_DAY);
        assertConfirmed(result, 0, 1, 2);
        assertThat(match(
                                SPLITS,
                                List.of(Row.of("a", sum.toPlainString()).reference("k")),
                                parts("k", large, "999999999999.00000001"),
                                BY_REFERENCE)
                        .statistics()
                        .autoMatchedRight())
                .isEqualTo(2);
        Row off = Row.of("a", sum.add(new BigDecimal("0.00000001")).toPlainString());
        MatchResult none = match(SPLITS, List.of(off), right, SAME_DAY);
        assertThat(none.groups().size()).isZero();
        SumCertificate certificate =
                requireNonNull(none.explainLeftover(Side.LEFT, 0).certificate());
        assertThat(certificate.verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void a_score_that_the_user_capped_confirms_no_sum() {
        MatchRule capped = Rules.exact(Map.of("matchAmount", false, "matchScore", 80));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "3")), parts("a", "1", "2"), capped);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().score(0)).isEqualTo(80);
    }

    @Test
    void an_explanation_shows_rows_bound_and_what_gathered_them() {
        MatchRule within = Rules.exact(Map.of("matchAmount", false, "allocationToleranceValue", "0.50"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "100")), parts("a", "60", "39.5"), within);
        Explanation why = result.groups().explanation(0);
        assertThat(why.score()).isEqualTo(100);
        assertThat(why.fields())
                .containsExactly(
                        new FieldCheck("amount", "100", "99.5 = 60 + 39.5", "0.5", "0.5", 40, true, true),
                        new FieldCheck("currency", "BRL", "BRL", null, null, 30, true, true),
                        new FieldCheck("date", "2026-03-02", "2026-03-02", "0", "0 to 0", 20, true, true),
                        new FieldCheck("reference", "a", "a", null, null, 10, true, true),
                        new FieldCheck("parts", "by key", "", null, null, 0, true, false));
    }

    @Test
    void the_type_is_part_of_the_digest() {
        List<Row> one = List.of(Row.of("a", "3"));
        assertThat(match(SPLITS, one, one, BY_REFERENCE).digest())
                .isNotEqualTo(match(ANY, one, one, BY_REFERENCE).digest());
    }
}
