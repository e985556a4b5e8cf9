package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a budget of pairs leaves out, on ledgers small enough to count by hand. */
class TightBudgetTest {

    private static final MatchRule BY_REFERENCE = Rules.exact(Map.of("matchReference", true));
    private static final MatchRule BY_AMOUNT = Rules.exact(Map.of("matchReference", false));
    private static final MatchOptions DEFAULTS = MatchOptions.defaults();

    private static MatchResult match(List<Row> left, List<Row> right, MatchRule rule, MatchOptions options) {
        return Engine.match(Row.ledger(left, List.of()), Row.ledger(right, List.of()), List.of(rule), options);
    }

    private static List<Row> rows(String side, String... referencesAndAmounts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < referencesAndAmounts.length; i += 2) {
            rows.add(Row.of(side + i, referencesAndAmounts[i + 1]).reference(referencesAndAmounts[i]));
        }
        return rows;
    }

    /** Three rows a side of reference a, two of b, one of c: 9, 4 and 1 pairs. */
    private static MatchResult blocks(MatchOptions options) {
        return match(
                rows("l", "a", "1", "a", "1", "a", "1", "b", "1", "b", "1", "c", "1"),
                rows("r", "a", "1", "a", "1", "a", "1", "b", "1", "b", "1", "c", "1"),
                BY_REFERENCE,
                options);
    }

    private static void assertWork(MatchResult result, long inspected, int skipped) {
        RuleStatistics statistics = result.statistics().rules().getFirst();
        assertThat(statistics.inspectedPairs()).isEqualTo(inspected);
        assertThat(statistics.skippedBlocks()).isEqualTo(skipped);
    }

    @Test
    void blocks_of_more_pairs_than_the_limit_are_left_out() {
        assertWork(blocks(DEFAULTS), 14, 0);
        assertWork(blocks(DEFAULTS.withMaxBlockPairs(9)), 14, 0);
        assertWork(blocks(DEFAULTS.withMaxBlockPairs(8)), 5, 1);
        assertWork(blocks(DEFAULTS.withMaxBlockPairs(4)), 5, 1);
        assertWork(blocks(DEFAULTS.withMaxBlockPairs(3)), 1, 2);
    }

    @Test
    void the_costliest_blocks_give_way_to_the_budget_of_the_pass() {
        assertWork(blocks(DEFAULTS.withMaxPairs(14)), 14, 0);
        assertWork(blocks(DEFAULTS.withMaxPairs(13)), 5, 1);
        assertWork(blocks(DEFAULTS.withMaxPairs(5)), 5, 1);
        assertWork(blocks(DEFAULTS.withMaxPairs(4)), 1, 2);
        assertWork(blocks(DEFAULTS.withMaxPairs(5).withMaxBlockPairs(8)), 5, 1);
    }

    @Test
    void rows_of_a_block_that_was_left_out_say_so_and_the_others_are_decided() {
        MatchResult result = blocks(DEFAULTS.withMaxBlockPairs(8));
        assertThat(result.statistics().autoMatchedLeft()).isOne();
        assertThat(result.statistics().ambiguous()).isEqualTo(2);
        for (Side side : Side.values()) {
            Leftovers leftovers = result.leftovers(side);
            assertThat(leftovers.size()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                assertThat(leftovers.row(i)).isEqualTo(i);
            }
        }
    }

    @Test
    void rows_that_are_told_apart_by_nothing_but_the_budget_are_left_as_too_many() {
        MatchResult result = match(
                rows("l", "a", "1", "b", "1", "c", "2"),
                rows("r", "d", "1", "e", "1", "f", "2"),
                BY_AMOUNT,
                DEFAULTS.withMaxBlockPairs(3));
        assertThat(result.statistics().autoMatchedLeft()).isOne();
        for (Side side : Side.values()) {
            assertThat(result.leftovers(side).size()).isEqualTo(2);
            assertThat(result.leftovers(side).reason(0)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
            assertThat(result.leftovers(side).reason(1)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
        }
    }

    /** Three equal amounts a side, and a reference that one row of either side has. */
    private static MatchResult singledOut(String third, String currency, MatchOptions options) {
        List<Row> left = rows("l", "k", "1", "a", "1", "b", "1");
        List<Row> right = rows("r", "c", "1", third, "1");
        right.add(Row.of("r4", "1").reference("k").currency(currency));
        MatchRule rule = Rules.exact(Map.of("matchReference", false, "matchCurrency", currency.equals("BRL")));
        return match(left, right, rule, options);
    }

    @Test
    void a_shared_reference_is_confirmed_before_the_budget_bites_and_may_bring_the_rest_within_it() {
        MatchResult result = singledOut("d", "BRL", DEFAULTS.withMaxBlockPairs(4));
        assertThat(result.statistics().autoMatchedLeft()).isOne();
        assertThat(result.groups().left(0)).isZero();
        assertThat(result.groups().right(0)).isEqualTo(2);
        assertThat(result.groups().score(0)).isEqualTo(100);
        assertThat(result.statistics().ambiguous()).isEqualTo(2);
        assertWork(result, 5, 0);
        MatchResult poorer = singledOut("d", "BRL", DEFAULTS.withMaxBlockPairs(3));
        assertThat(poorer.statistics().autoMatchedLeft()).isOne();
        assertThat(poorer.statistics().ambiguous()).isZero();
        assertWork(poorer, 1, 1);
    }

    @Test
    void a_reference_that_two_rows_share_confirms_nothing_beyond_the_budget() {
        assertThat(singledOut("k", "BRL", DEFAULTS.withMaxBlockPairs(4))
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_reference_shared_across_currencies_confirms_nothing_beyond_the_budget() {
        assertThat(singledOut("d", "USD", DEFAULTS.withMaxBlockPairs(4))
                        .statistics()
                        .autoMatchedLeft())
                .isZero();
    }

    @Test
    void a_margin_beyond_the_points_of_a_reference_confirms_nothing_beyond_the_budget() {
        assertThat(singledOut("d", "BRL", DEFAULTS.withMaxBlockPairs(4).withConfirmMargin(11))
                        .groups()
                        .size())
                .isZero();
        assertThat(singledOut("d", "BRL", DEFAULTS.withMaxBlockPairs(4).withConfirmMargin(10))
                        .groups()
                        .size())
                .isPositive();
    }

    /** Right amounts 10 thrice, 12 and 14 and 30; left ones 10, 11, 13 and 30, which reach 1 either way. */
    private static MatchResult ranges(MatchOptions options) {
        MatchRule rule = Rules.tolerance(
                Map.of("absTolerance", 1, "percentTolerance", 0, "dateWindowDays", 0, "matchReference", true));
        return match(
                rows("l", "a", "10", "a", "11", "a", "13", "a", "30"),
                rows("r", "a", "10", "a", "10", "a", "10", "a", "12", "a", "14", "a", "30"),
                rule,
                options);
    }

    @Test
    void the_rows_of_one_amount_are_left_out_of_a_range_and_those_beside_it_are_not() {
        assertWork(ranges(DEFAULTS), 10, 0);
        MatchResult result = ranges(DEFAULTS.withMaxBlockPairs(5));
        assertWork(result, 4, 1);
        // 10 and 11 may have other partners; 13 has 12 and 14; 30 has no rival.
        assertThat(result.statistics().autoMatchedLeft()).isOne();
        assertThat(result.groups().left(1)).isEqualTo(3);
        assertThat(result.groups().right(1)).isEqualTo(5);
        assertThat(result.statistics().ambiguous()).isOne();
        assertThat(result.groups().left(0)).isEqualTo(2);
        assertThat(result.leftovers(Side.LEFT).size()).isEqualTo(2);
        assertWork(ranges(DEFAULTS.withMaxPairs(2)), 2, 2);
    }

    @Test
    void costs_are_admitted_up_to_the_budget_those_of_equal_size_together() {
        long[] costs = {1, 4, 4, 9};
        assertThat(WorkBudget.mostWithin(costs, 18)).isEqualTo(Long.MAX_VALUE);
        assertThat(WorkBudget.mostWithin(costs, 17)).isEqualTo(8);
        assertThat(WorkBudget.mostWithin(costs, 9)).isEqualTo(8);
        assertThat(WorkBudget.mostWithin(costs, 8)).isEqualTo(3);
        assertThat(WorkBudget.mostWithin(costs, 1)).isEqualTo(3);
        assertThat(WorkBudget.mostWithin(costs, 0)).isZero();
    }
}
