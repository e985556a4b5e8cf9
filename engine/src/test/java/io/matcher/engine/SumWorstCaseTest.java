package io.matcher.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.engine.SumCertificate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What could take for ever ends in bounded work, and with a reason. */
class SumWorstCaseTest {

    private static final MatchOptions SPLITS = MatchOptions.defaults().withCardinality(Cardinality.ONE_TO_MANY);
    private static final MatchOptions ANY = MatchOptions.defaults().withCardinality(Cardinality.MANY_TO_MANY);
    private static final MatchRule BY_REFERENCE = Rules.exact(Map.of("matchAmount", false));
    private static final MatchRule SAME_DAY = Rules.exact(Map.of("matchReference", false));

    private static MatchResult match(MatchOptions options, List<Row> left, List<Row> right, MatchRule rule) {
        return Engine.match(Row.ledger(left, List.of()), Row.ledger(right, List.of()), List.of(rule), options);
    }

    private static List<Row> rows(int count, String reference, String amount) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(reference + i, amount).reference(reference));
        }
        return rows;
    }

    @Tag("large")
    @Test
    void a_hundred_thousand_rows_of_one_key_are_one_group() {
        MatchResult result = match(SPLITS, List.of(Row.of("k", "99999")), rows(99_999, "k", "1"), BY_REFERENCE);
        assertThat(result.groups().size()).isOne();
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().rows(0, Side.RIGHT)).hasSize(99_999);
        assertThat(result.digest()).hasSize(64);
        MatchResult more = match(SPLITS, List.of(Row.of("k", "100000")), rows(100_000, "k", "1"), BY_REFERENCE);
        assertThat(more.groups().size()).isZero();
        assertThat(more.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.SEARCH_BUDGET);
    }

    @Tag("large")
    @Test
    void fifty_thousand_rows_of_one_key_on_either_side_are_one_group_or_left_with_a_reason() {
        MatchResult result = match(ANY, rows(50_000, "k", "2"), rows(49_999, "k", "2.00004"), BY_REFERENCE);
        assertThat(result.groups().size()).isZero();
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.SPLIT_INCOMPLETE);
        assertThat(result.statistics().rules().getFirst().inspectedPairs()).isLessThan(1_000_000);
        assertThat(match(ANY, rows(50_000, "k", "3"), rows(30_000, "k", "5"), BY_REFERENCE)
                        .groups()
                        .rows(0, Side.RIGHT))
                .hasSize(30_000);
    }

    @Test
    void sixty_candidates_without_a_solution_are_not_searched_and_the_row_says_so() {
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            right.add(Row.of("r" + i, (2 * i + 100) + ".02"));
        }
        MatchResult result = match(SPLITS, List.of(Row.of("a", "1234.57")), right, SAME_DAY);
        assertThat(result.groups().size()).isZero();
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.SEARCH_BUDGET);
        SumCertificate certificate =
                requireNonNull(result.explainLeftover(Side.LEFT, 0).certificate());
        assertThat(certificate.verdict()).isEqualTo(Verdict.BUDGET_EXHAUSTED);
        assertThat(certificate.candidates()).isEqualTo(60);
    }

    @Test
    void all_rows_of_a_day_together_are_proposed_even_where_their_sums_are_too_many() {
        List<Row> right = new ArrayList<>();
        long cents = 0;
        for (int i = 0; i < 60; i++) {
            right.add(Row.of("r" + i, (2 * i + 100) + ".02"));
            cents += (2L * i + 100) * 100 + 2;
        }
        MatchResult result = match(SPLITS, List.of(Row.of("a", cents / 100 + "." + cents % 100)), right, SAME_DAY);
        assertThat(result.groups().rows(0, Side.RIGHT)).hasSize(60);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
    }

    @Test
    void a_thousand_equal_amounts_are_a_thousand_choices() {
        List<Row> right = rows(1_000, "r", "9.90");
        MatchResult all = match(SPLITS, List.of(Row.of("a", "9900")), right, SAME_DAY);
        assertThat(all.groups().rows(0, Side.RIGHT)).hasSize(1_000);
        SumCertificate certificate = requireNonNull(all.groups().certificate(0));
        assertThat(certificate.verdict()).isEqualTo(Verdict.UNIQUE);
        MatchResult some = match(SPLITS, List.of(Row.of("a", "99")), right, SAME_DAY);
        assertThat(some.groups().isAmbiguous(0)).isTrue();
    }

    @Tag("large")
    @Test
    void equal_amounts_everywhere_are_left_with_a_reason() {
        MatchResult result = match(ANY, rows(20_000, "l", "10"), rows(20_000, "r", "10"), SAME_DAY);
        assertThat(result.groups().size()).isZero();
        assertThat(result.leftovers(Side.LEFT).reason(7)).isEqualTo(LeftoverReason.SEARCH_BUDGET);
        assertThat(result.statistics().rules().getFirst().inspectedPairs()).isLessThan(1_000_000);
    }

    @Tag("large")
    @Test
    void one_giant_component_of_small_searches_ends_in_bounded_work() {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            left.add(Row.of("l" + i, 200 + i % 7 + ".01").plusDays(i));
            right.add(Row.of("r" + i, 100 + i % 11 + ".00").plusDays(i));
        }
        MatchRule week = Rules.tolerance(
                Map.of("dateWindowDays", 5, "matchReference", false, "absTolerance", 0, "percentTolerance", 0));
        MatchResult result = match(ANY, left, right, week);
        assertThat(result.statistics().autoMatchedLeft()).isZero();
        MatchOptions poor = ANY.withSums(SumLimits.defaults().withMaxRunWork(1_000));
        MatchResult cut = match(poor, left, right, week);
        assertThat(cut.leftovers(Side.LEFT).reason(1_000)).isEqualTo(LeftoverReason.SEARCH_BUDGET);
        assertThat(cut.statistics().rules().getFirst().inspectedPairs()).isLessThan(10_000);
    }

    @Test
    void a_search_that_was_not_made_still_rivals_those_that_were() {
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            right.add(Row.of("r" + i, 100 + 7 * i + ".13"));
        }
        right.add(Row.of("x", "1.17"));
        List<Row> left = List.of(Row.of("small", "101.30"), Row.of("large", "2000.77"));
        MatchOptions tight = SPLITS.withSums(SumLimits.defaults().withMaxCandidates(15));
        assertThat(match(SPLITS, left.subList(0, 1), right, SAME_DAY)
                        .statistics()
                        .autoMatchedLeft())
                .isOne();
        MatchResult result = match(tight, left, right, SAME_DAY);
        assertThat(result.statistics().autoMatchedLeft()).isZero();
        assertThat(result.groups().isAmbiguous(0)).isTrue();
    }

    @Tag("large")
    @Test
    void many_targets_that_all_want_the_same_many_parts_are_rivals_with_ten_alternatives_each() {
        MatchResult result = match(SPLITS, rows(100, "k", "20000"), rows(20_000, "k", "1"), BY_REFERENCE);
        assertThat(result.groups().size()).isOne();
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        assertThat(result.groups().alternativeGroups(0)).hasSize(10);
        // They are also alike in all that tells rows apart, which says more.
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(result.digest()).hasSize(64);
    }

    @Test
    void limits_out_of_range_are_refused_by_name() {
        assertThatThrownBy(() -> SumLimits.defaults().withMaxCandidates(0)).hasMessageContaining("maxCandidates");
        assertThatThrownBy(() -> SumLimits.defaults().withMaxTargetWork(1 << 25))
                .hasMessageContaining("maxTargetWork");
        assertThatThrownBy(() -> SumLimits.defaults().withMaxRunWork(1)).hasMessageContaining("maxRunWork");
        assertThatThrownBy(() -> SumLimits.defaults().withConfirmOdds(-1)).hasMessageContaining("confirmOdds");
    }
}
