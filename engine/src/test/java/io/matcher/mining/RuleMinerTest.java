package io.matcher.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchRule;
import io.matcher.engine.RuledOut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleMinerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final MatchRule EXACT =
            new Draft("EXACT", Map.of("matchReference", true, "referenceMustSet", true), "", 0).rule(1);
    private static final KnownPairs NOTHING =
            new KnownPairs(Ledger.builder().build(), Ledger.builder().build());

    private record Line(String id, String reference, String amount, int day) {}

    private static Ledger ledger(List<Line> lines) {
        LedgerBuilder builder = Ledger.builder();
        for (Line line : lines) {
            builder.externalId(line.id())
                    .reference(line.reference())
                    .amount(new BigDecimal(line.amount()))
                    .currency("BRL")
                    .bookingDate(DAY.plusDays(line.day()))
                    .add();
        }
        return builder.build();
    }

    /** Rows whose counterpart bears the same reference, a fee of 2.5 % less, two days later. */
    private static List<Line> lefts(int rows) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add(new Line("L" + i, "REF-" + (1000 + i), 40 * (i + 1) + ".00", i % 20));
        }
        return lines;
    }

    private static List<Line> rightsLessFee(int rows) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add(new Line("R" + i, "REF-" + (1000 + i), 39 * (i + 1) + ".00", i % 20 + 2));
        }
        return lines;
    }

    private static List<RuleSuggestion> suggest(
            KnownPairs known, List<Line> left, List<Line> right, List<MatchRule> rules) {
        return new RuleMiner(known, ledger(left), ledger(right), MatchOptions.defaults(), RuledOut.none())
                .suggest(rules);
    }

    @Test
    void a_fee_that_every_near_miss_shows_becomes_a_tolerance_in_percent() {
        List<RuleSuggestion> suggested = suggest(NOTHING, lefts(40), rightsLessFee(40), List.of(EXACT));

        assertThat(suggested).hasSize(1);
        RuleSuggestion tolerance = suggested.getFirst();
        assertThat(tolerance.type()).isEqualTo("TOLERANCE");
        assertThat(tolerance.config())
                .containsEntry("percentTolerance", "0.025")
                .containsEntry("absTolerance", "0")
                .containsEntry("dateWindowDays", 2)
                .containsEntry("referenceMustSet", true);
        assertThat(tolerance.gain()).isEqualTo(40);
        assertThat(tolerance.observed()).isEqualTo(40);
        assertThat(tolerance.backTest()).isEqualTo(new BackTest(0, 0, 0, 0));
        assertThat(tolerance.backTest().confidence()).isEqualTo(0.5);
    }

    @Test
    void pairs_that_people_matched_by_hand_teach_a_lag_that_open_rows_then_gain_from() {
        List<Line> left = new ArrayList<>();
        List<Line> right = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            left.add(new Line("L" + i, "ours-" + i, 100 + i + ".17", 0));
            right.add(new Line("R" + i, "theirs-" + i, 100 + i + ".17", 1 + i % 3));
        }
        KnownPairs byHand = new KnownPairs(ledger(left.subList(0, 20)), ledger(right.subList(0, 20)));

        List<RuleSuggestion> suggested = suggest(byHand, left.subList(20, 30), right.subList(20, 30), List.of(EXACT));

        assertThat(suggested).hasSize(1);
        RuleSuggestion lag = suggested.getFirst();
        assertThat(lag.type()).isEqualTo("DATE_LAG");
        assertThat(lag.config()).containsEntry("maxDays", 3).containsEntry("direction", "LEFT_BEFORE_RIGHT");
        assertThat(lag.gain()).isEqualTo(10);
        assertThat(lag.backTest()).isEqualTo(new BackTest(20, 20, 0, 0));
        assertThat(lag.backTest().confidence()).isEqualTo(21.0 / 22);
    }

    @Test
    void a_context_without_rules_is_offered_the_exact_one_first() {
        List<RuleSuggestion> suggested = suggest(NOTHING, lefts(10), lefts(10), List.of());

        assertThat(suggested).hasSize(1);
        assertThat(suggested.getFirst().type()).isEqualTo("EXACT");
        assertThat(suggested.getFirst().gain()).isEqualTo(10);
    }

    @Test
    void what_the_present_rules_find_already_is_not_suggested() {
        assertThat(suggest(NOTHING, lefts(10), lefts(10), List.of(EXACT))).isEmpty();
    }

    @Test
    void a_rule_that_would_confuse_what_is_known_is_not_suggested() {
        // The known pairs are told apart by their references alone: amounts come again within days, on other pairs.
        List<Line> knownLeft = new ArrayList<>();
        List<Line> knownRight = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            knownLeft.add(new Line("L" + i, "REF-" + i, 100 + i + ".00", 0));
            knownRight.add(new Line("R" + i, "REF-" + i, 100 + (i + 1) % 20 + ".00", 1));
        }
        KnownPairs known = new KnownPairs(ledger(knownLeft), ledger(knownRight));
        List<Line> left = new ArrayList<>();
        List<Line> right = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            left.add(new Line("OL" + i, "a-" + i, 500 + i + ".00", 0));
            right.add(new Line("OR" + i, "b-" + i, 500 + i + ".00", 1));
        }

        List<RuleSuggestion> suggested = suggest(known, left, right, List.of(EXACT));

        assertThat(suggested).extracting(RuleSuggestion::type).doesNotContain("DATE_LAG");
    }

    @Test
    void two_pairs_are_too_few_to_learn_from() {
        assertThat(suggest(NOTHING, lefts(2), rightsLessFee(2), List.of(EXACT))).isEmpty();
    }

    @Test
    void the_order_of_rows_changes_nothing() {
        List<Line> left = new ArrayList<>(lefts(40));
        List<Line> right = new ArrayList<>(rightsLessFee(40));
        List<RuleSuggestion> ordered = suggest(NOTHING, left, right, List.of(EXACT));
        Collections.shuffle(left, new Random(7));
        Collections.shuffle(right, new Random(8));

        assertThat(suggest(NOTHING, left, right, List.of(EXACT))).isEqualTo(ordered);
    }

    @Test
    void a_bound_is_rounded_up_as_a_person_would_write_it() {
        assertThat(Proposer.roundUp(new BigDecimal("0.31"))).isEqualByComparingTo("0.4");
        assertThat(Proposer.roundUp(new BigDecimal("0.50"))).isEqualByComparingTo("0.5");
        assertThat(Proposer.roundUp(new BigDecimal("8.01"))).isEqualByComparingTo("10");
        assertThat(Proposer.roundUp(new BigDecimal("130"))).isEqualByComparingTo("150");
        assertThat(Proposer.roundUp(new BigDecimal("0.0000000001"))).isEqualByComparingTo("0.0000000001");
        assertThat(Proposer.roundUp(BigDecimal.ZERO)).isZero();
    }

    @Test
    void a_back_test_counts_what_comes_again_what_goes_elsewhere_and_what_stays_open() {
        KnownPairs known = new KnownPairs(
                ledger(List.of(
                        new Line("L1", "A", "10.00", 0),
                        new Line("L2", "B", "20.00", 0),
                        new Line("L3", "C", "30.00", 0))),
                ledger(List.of(
                        new Line("R1", "A", "10.00", 0),
                        new Line("R2", "C", "30.00", 0),
                        new Line("R3", "X", "7.00", 0))));

        assertThat(BackTest.of(known, List.of(EXACT), MatchOptions.defaults())).isEqualTo(new BackTest(3, 1, 1, 0));
    }
}
