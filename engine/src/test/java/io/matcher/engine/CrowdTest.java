package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The worst cases: so many rows alike that looking at all their pairs is out of the question. */
@Tag("large")
class CrowdTest {

    private static final MatchRule BY_TEXT = Rules.fuzzy(Map.of("textField", "DESCRIPTION", "dateWindowDays", 2));

    private static Row row(String id, String amount, String description) {
        return Row.of(id, amount).description(description);
    }

    private static MatchResult match(List<Row> left, List<Row> right, MatchRule rule) {
        return match(left, right, rule, RateTable.none());
    }

    private static MatchResult match(List<Row> left, List<Row> right, MatchRule rule, RateTable rates) {
        return Engine.match(
                Row.ledger(left, List.of()),
                Row.ledger(right, List.of()),
                List.of(rule),
                MatchOptions.defaults(),
                RuledOut.none(),
                rates);
    }

    @Test
    void a_hundred_thousand_equal_rows_stay_within_the_budget_and_are_reported() {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            left.add(Row.of("l" + i, "10"));
            right.add(Row.of("r" + i, "10"));
        }
        left.set(5, Row.of("known", "10"));
        right.set(9, Row.of("known", "10"));
        left.add(Row.of("other", "11"));
        right.add(Row.of("another", "11"));
        MatchResult result = match(left, right, Rules.dateLag(Map.of("maxDays", 1, "feeTolerance", "0.01")));
        RuleStatistics statistics = result.statistics().rules().getFirst();
        assertThat(statistics.inspectedPairs()).isLessThan(1_000);
        assertThat(statistics.skippedBlocks()).isPositive();
        // The pair singled out by its reference and the one in a block of its own are found all the same.
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(2);
        assertThat(result.groups().left(0)).isEqualTo(5);
        assertThat(result.groups().right(0)).isEqualTo(9);
        assertThat(result.leftovers(Side.LEFT).size()).isEqualTo(99_999);
        assertThat(result.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
    }

    @Test
    void equal_texts_everywhere_stay_within_the_budget_and_are_reported() {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            left.add(row("l" + i, "10", "Maria Silva"));
            right.add(row("r" + i, "10", "MARIA SILVA"));
        }
        left.add(row("known", "10", "Maria Silva"));
        right.add(row("KNOWN", "10", "Maria Silva"));
        left.add(row("other", "10", "Pedro Alvares"));
        right.add(row("another", "10", "alvares pedro"));
        MatchResult result = match(left, right, BY_TEXT);
        RuleStatistics statistics = result.statistics().rules().getFirst();
        assertThat(statistics.skippedBlocks()).isPositive();
        assertThat(statistics.inspectedPairs()).isLessThan(1_000);
        // The pair singled out by its reference and the one of its own words are found all the same.
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(2);
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
        assertThat(result.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
    }

    @Test
    void references_that_share_their_first_sixteen_characters_stay_within_the_budget() {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            left.add(Row.of("l" + i, "10").reference("PAGAMENTO-DE-FATURA-" + i));
            right.add(Row.of("r" + i, "10").reference("PAGAMENTO-DE-FAT"));
        }
        MatchResult result = match(left, right, Rules.exact(Map.of("referenceRepair", Map.of())));
        assertThat(result.groups().size()).isZero();
        assertThat(result.statistics().rules().getFirst().skippedBlocks()).isPositive();
        assertThat(result.leftovers(Side.LEFT).reason(7)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
    }

    @Test
    void equal_base_amounts_everywhere_stay_within_the_budget_and_close_ones_are_found_by_their_value() {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            left.add(Row.of("l" + i, "" + (1000 + i)));
            right.add(Row.of(
                            "r" + i,
                            new BigDecimal("0.2")
                                    .multiply(new BigDecimal(1000 + i))
                                    .toString())
                    .currency("USD"));
        }
        RateTable rates = RateTable.builder()
                .add("BRL", "USD", Row.DAY, new BigDecimal("0.2"), "")
                .build();
        MatchRule narrow = Rules.exact(Map.of("fxCurrency", "USD", "fxBand", "0.00001", "matchReference", false));
        MatchResult result = match(left, right, narrow, rates);
        assertThat(result.groups().size()).isEqualTo(20_000);
        assertThat(result.statistics().rules().getFirst().inspectedPairs()).isLessThan(60_000);
        List<Row> sameLeft = new ArrayList<>();
        List<Row> sameRight = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            sameLeft.add(Row.of("l" + i, "100"));
            sameRight.add(Row.of("r" + i, "20").currency("USD"));
        }
        MatchResult crowded = match(sameLeft, sameRight, narrow, rates);
        assertThat(crowded.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.TOO_MANY_CANDIDATES);
        assertThat(crowded.statistics().rules().getFirst().skippedBlocks()).isPositive();
    }

    @Test
    void two_hundred_thousand_equal_rows_cost_no_more_than_any_others() {
        LedgerBuilder builder = Ledger.builder().source("s");
        for (int i = 0; i < 200_000; i++) {
            builder.externalId("same")
                    .amount(10, 0)
                    .currency("BRL")
                    .bookingDay(1)
                    .add();
        }
        MatchResult result = Engine.match(
                builder.build(),
                Row.ledger(),
                List.of(Rules.exact(Map.of("matchReference", true))),
                MatchOptions.defaults());
        assertThat(result.leftovers(Side.LEFT).reason(199_999)).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(result.twinOf(Side.LEFT, 0)).isEqualTo(OptionalInt.of(1));
        assertThat(result.twinOf(Side.LEFT, 7)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void rows_of_one_amount_are_told_apart_by_their_rare_words_with_any_number_of_threads() {
        // All against all would be 256 million pairs. The word that all share weighs less than what likeness may miss.
        int size = 16_000;
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = name(i);
            left.add(row("l" + i, "49.90", "Clube " + name));
            right.add(row("r" + i, "49.90", "PIX RECEBIDO " + name.toUpperCase(Locale.ROOT) + " CLUBE"));
        }
        Collections.shuffle(right, new Random(1));
        MatchResult result = match(left, right, BY_TEXT);
        RuleStatistics statistics = result.statistics().rules().getFirst();
        assertThat(result.statistics().autoMatchedLeft()).isEqualTo(size);
        assertThat(statistics.skippedBlocks()).isZero();
        // One each, and all of them for the one name that begins like the word that all share.
        assertThat(statistics.inspectedPairs()).isLessThan(2L * size);
        for (int i = 0; i < size; i++) {
            assertThat(right.get(result.groups().right(i)).externalId())
                    .isEqualTo("r" + result.groups().left(i));
        }
        Collections.shuffle(left, new Random(2));
        MatchResult again = Engine.match(
                Row.ledger(left, List.of()),
                Row.ledger(right.reversed(), List.of()),
                List.of(BY_TEXT),
                MatchOptions.defaults().withThreads(3));
        assertThat(again.digest()).isEqualTo(result.digest());
    }

    /** A name for every number, of which no two begin with the same three letters. */
    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        int rest = number;
        for (int letter = 0; letter < 3; letter++) {
            name.append((char) ('a' + rest % 26));
            rest /= 26;
        }
        return name.append("andersson").toString();
    }
}
