package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Groups of several rows by rules that compare more than equality: likeness, repaired references, other currencies. */
class SumCombinationTest {

    private static final MatchOptions SPLITS = MatchOptions.defaults().withCardinality(Cardinality.ONE_TO_MANY);
    private static final MatchOptions ANY = MatchOptions.defaults().withCardinality(Cardinality.MANY_TO_MANY);
    private static final RateTable RATES = RateTable.builder()
            .add("BRL", "USD", Row.DAY, new BigDecimal("0.2"), "desk")
            .build();

    private static MatchResult match(MatchOptions options, List<Row> left, List<Row> right, MatchRule rule) {
        MatchResult result = run(options, left, right, rule);
        List<Row> otherLeft = new ArrayList<>(left);
        List<Row> otherRight = new ArrayList<>(right);
        Collections.shuffle(otherLeft, new Random(1));
        Collections.shuffle(otherRight, new Random(2));
        assertThat(run(options.withThreads(2), otherLeft, otherRight, rule).digest())
                .isEqualTo(result.digest());
        for (int group = 0; group < result.groups().size(); group++) {
            assertThat(result.groups().explanation(group).failures()).isEmpty();
        }
        return result;
    }

    private static MatchResult run(MatchOptions options, List<Row> left, List<Row> right, MatchRule rule) {
        return Engine.match(
                Row.ledger(left, List.of()),
                Row.ledger(right, List.of()),
                List.of(rule),
                options,
                RuledOut.none(),
                RATES);
    }

    private static Row ref(String id, String amount, String reference) {
        return Row.of(id, amount).reference(reference);
    }

    private static void assertGroup(MatchResult result, GroupStatus status, int score, int... rights) {
        assertThat(result.groups().size()).isOne();
        assertThat(result.groups().status(0)).isEqualTo(status);
        assertThat(result.groups().score(0)).isEqualTo(score);
        assertThat(result.groups().rows(0, Side.RIGHT)).isEqualTo(rights);
    }

    private static List<String> faults(String type, Map<String, Object> config) {
        return switch (RuleSettings.parse(type, config)) {
            case RuleParse.Valid _ -> List.of();
            case RuleParse.Invalid invalid ->
                invalid.faults().stream().map(Fault::field).toList();
        };
    }

    @Test
    void a_fuzzy_rule_makes_the_pairs_of_one_to_one_and_no_sums() {
        MatchRule alike = Rules.fuzzy(Map.of("textField", "DESCRIPTION", "dateWindowDays", 2));
        List<Row> left = List.of(
                Row.of("a", "400").description("Maria Silva"),
                Row.of("b", "77").description("Construtora Horizonte"),
                Row.of("c", "31").description("Padaria Estrela"));
        List<Row> right = List.of(
                Row.of("d", "150").description("Maria Silva"),
                Row.of("e", "250").description("Maria Silva"),
                Row.of("f", "77").description("CONSTRUTORA HORIZONTE"),
                Row.of("g", "31.20").description("Padaria Estrella"));
        MatchResult pairs = match(MatchOptions.defaults(), left, right, alike);
        assertThat(pairs.groups().size()).isEqualTo(2);
        for (MatchOptions several : List.of(SPLITS, ANY)) {
            MatchResult result = match(several, left, right, alike);
            assertThat(result.groups().size()).isEqualTo(2);
            for (int group = 0; group < 2; group++) {
                assertThat(result.groups().isSum(group)).isFalse();
                assertThat(result.groups().left(group)).isEqualTo(pairs.groups().left(group));
                assertThat(result.groups().right(group))
                        .isEqualTo(pairs.groups().right(group));
                assertThat(result.groups().status(group))
                        .isEqualTo(pairs.groups().status(group));
            }
        }
    }

    @Test
    void settings_of_allocation_are_refused_by_name_where_they_could_not_be_honoured() {
        for (String setting : List.of("allowPartial", "allocationUseBaseAmount")) {
            assertThat(faults("FUZZY", Map.of(setting, true))).containsExactly(setting);
        }
        assertThat(faults("FUZZY", Map.of("allocationDirection", "RIGHT_TO_LEFT")))
                .containsExactly("allocationDirection");
        assertThat(faults("FUZZY", Map.of("allocationToleranceMode", "PERCENT")))
                .containsExactly("allocationToleranceMode");
        assertThat(faults("FUZZY", Map.of("allocationToleranceValue", "0.01")))
                .containsExactly("allocationToleranceValue");
        for (String type : List.of("EXACT", "TOLERANCE")) {
            assertThat(faults(type, Map.of("fxBand", "0.02", "allocationUseBaseAmount", false)))
                    .containsExactly("allocationUseBaseAmount");
            assertThat(faults(type, Map.of("fxBand", "0.02", "allocationUseBaseAmount", true)))
                    .isEmpty();
        }
    }

    @Test
    void converted_amounts_of_several_currencies_are_added_up_by_key_within_the_tolerance_and_reviewed() {
        MatchRule usd = Rules.exact(Map.of(
                "fxBand", "0.01",
                "fxCurrency", "USD",
                "allocationToleranceMode", "PERCENT",
                "allocationToleranceValue", "0.01"));
        List<Row> right = List.of(ref("b", "60", "inv"), ref("c", "8.10", "inv").currency("USD"));
        MatchResult result = match(SPLITS, List.of(ref("a", "100", "inv")), right, usd);
        assertGroup(result, GroupStatus.PROPOSED, 70, 0, 1);
        FieldCheck amount = result.groups().explanation(0).fields().getFirst();
        assertThat(amount.field()).isEqualTo("baseAmount");
        assertThat(amount.left()).isEqualTo("20");
        assertThat(amount.right()).isEqualTo("20.1 = 12 + 8.1");
        assertThat(amount.difference()).isEqualTo("0.1");
        assertThat(amount.bound()).isEqualTo("0.2");
        assertThat(result.groups().difference(0)).isNull();
        List<Row> tooMuch =
                List.of(ref("b", "60", "inv"), ref("c", "8.21", "inv").currency("USD"));
        MatchResult incomplete = match(SPLITS, List.of(ref("a", "100", "inv")), tooMuch, usd);
        assertThat(incomplete.groups().size()).isZero();
        assertThat(incomplete.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.SPLIT_INCOMPLETE);
        assertThat(incomplete.explainLeftover(Side.LEFT, 0).missing()).isEqualByComparingTo("-0.21");
    }

    @Test
    void a_split_in_one_currency_is_confirmed_by_its_base_amounts_where_its_own_agree_too() {
        MatchRule usd = Rules.exact(Map.of("fxBand", "0", "fxCurrency", "USD"));
        List<Row> right = List.of(ref("b", "60", "inv"), ref("c", "40", "inv"));
        assertGroup(match(SPLITS, List.of(ref("a", "100", "inv")), right, usd), GroupStatus.CONFIRMED, 100, 0, 1);
        MatchRule given = Rules.exact(Map.of("fxBand", "0"));
        List<Row> otherRates = List.of(
                ref("b", "60", "inv").base("13", "USD"), ref("c", "41", "inv").base("7", "USD"));
        assertGroup(
                match(SPLITS, List.of(ref("a", "100", "inv").base("20", "USD")), otherRates, given),
                GroupStatus.PROPOSED,
                100,
                0,
                1);
    }

    @Test
    void sums_of_base_amounts_are_searched_in_their_base_currency_alone() {
        MatchRule given = Rules.exact(Map.of("fxBand", "0", "matchReference", false));
        List<Row> right = List.of(
                Row.of("b", "1").base("101.13", "USD"),
                Row.of("c", "2").currency("EUR").base("250.49", "USD"),
                Row.of("d", "3").base("250.49", "CHF"),
                Row.of("e", "4").base("77.77", "USD"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "9").base("351.62", "USD")), right, given);
        assertGroup(result, GroupStatus.PROPOSED, 70, 0, 1);
    }

    @Test
    void a_close_pair_of_base_amounts_rivals_a_sum_of_them() {
        MatchRule band = Rules.exact(Map.of("fxBand", "0.05", "matchReference", false));
        List<Row> right = List.of(
                Row.of("b", "1").base("101.13", "USD"),
                Row.of("c", "2").base("250.49", "USD"),
                Row.of("d", "3").base("350", "USD"));
        MatchResult result = match(SPLITS, List.of(Row.of("a", "3").base("351.62", "USD")), right, band);
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        assertThat(result.groups().alternativeGroups(0))
                .extracting(AlternativeGroup::right)
                .contains(List.of(2));
    }

    @Test
    void a_row_without_a_rate_or_a_base_amount_is_left_with_that_reason() {
        MatchRule usd = Rules.exact(Map.of("fxBand", "0.01", "fxCurrency", "USD"));
        List<Row> right = List.of(ref("b", "60", "inv"), ref("c", "40", "inv").currency("XYZ"), ref("d", "1", "other"));
        MatchResult result = match(SPLITS, List.of(ref("a", "100", "inv")), right, usd);
        assertThat(result.leftovers(Side.RIGHT).reason(1)).isEqualTo(LeftoverReason.FX_RATE_UNAVAILABLE);
        MatchRule given = Rules.exact(Map.of("fxBand", "0.01"));
        MatchResult none = match(SPLITS, List.of(ref("a", "100", "inv")), right, given);
        assertThat(none.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.MISSING_BASE_AMOUNT);
    }

    @Test
    void a_base_amount_that_is_allocated_in_part_takes_that_share_of_the_row_and_is_reviewed() {
        MatchRule given = Rules.exact(Map.of("fxBand", "0", "allowPartial", true));
        List<Row> left = List.of(ref("a", "100", "inv").base("30", "USD"));
        List<Row> short10 = List.of(
                ref("b", "60", "inv").base("12", "USD"), ref("c", "40", "inv").base("8", "USD"));
        MatchResult result = match(SPLITS, left, short10, given);
        assertGroup(result, GroupStatus.PROPOSED, 100, 0, 1);
        assertThat(result.groups().allocated(0, Side.LEFT, 0)).isEqualByComparingTo("66.66666666");
        assertThat(result.groups().allocated(0, Side.RIGHT, 1)).isEqualByComparingTo("40");
        assertThat(result.groups().explanation(0).fields().getFirst().left()).isEqualTo("20 of 30");
        List<Row> more = List.of(
                ref("b", "60", "inv").base("12", "USD"), ref("c", "-40", "inv").base("20", "USD"));
        MatchResult exceeding = match(SPLITS, left, more, given);
        assertGroup(exceeding, GroupStatus.PROPOSED, 100, 0, 1);
        assertThat(exceeding.groups().allocated(0, Side.RIGHT, 1)).isEqualByComparingTo("-36");
    }

    private static MatchRule repairing(String type, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("referenceRepair", Map.of("prefixes", List.of("PX")));
        return Rules.rule(1, type, config);
    }

    @Test
    void parts_are_gathered_by_equal_references_and_repair_is_for_pairs() {
        MatchRule rule = repairing("EXACT", Map.of());
        List<Row> left = List.of(ref("a", "100", "INV-2001"), ref("b", "55", "INV-3001"), ref("c", "9", "INV-4001"));
        List<Row> right = List.of(
                ref("d", "60", "inv-2001"),
                ref("e", "40", "inv-2001"),
                ref("f", "55", "PXINV3001"),
                ref("g", "4", "PXINV4001"),
                ref("h", "5", "PXINV4001"));
        MatchResult result = match(SPLITS, left, right, rule);
        assertThat(result.groups().size()).isEqualTo(2);
        assertThat(result.groups().rows(0, Side.RIGHT)).containsExactly(0, 1);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().rows(1, Side.RIGHT)).containsExactly(2);
        assertThat(result.groups().score(1)).isEqualTo(95);
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.UNMATCHED);
    }

    @Test
    void a_sum_by_equal_references_comes_before_a_pair_that_needs_repair() {
        List<Row> right = List.of(ref("b", "100", "PXINV2001"), ref("c", "60", "INV-2001"), ref("d", "40", "INV-2001"));
        for (MatchRule rule : List.of(repairing("EXACT", Map.of()), repairing("EXACT", Map.of("matchAmount", false)))) {
            assertGroup(
                    match(SPLITS, List.of(ref("a", "100", "INV-2001")), right, rule), GroupStatus.CONFIRMED, 100, 1, 2);
        }
        MatchRule close = repairing("TOLERANCE", Map.of("absTolerance", "1"));
        assertGroup(
                match(SPLITS, List.of(ref("a", "100.40", "INV-2001")), right.subList(0, 1), close),
                GroupStatus.CONFIRMED,
                95,
                0);
    }

    @Test
    void a_repaired_pair_does_not_take_a_row_of_a_sum_that_waits_to_be_proposed() {
        MatchRule rule = repairing("EXACT", Map.of("matchScore", 85));
        List<Row> right = List.of(ref("b", "100", "PXINV2001"), ref("c", "60", "INV-2001"), ref("d", "40", "INV-2001"));
        assertGroup(match(SPLITS, List.of(ref("a", "100", "INV-2001")), right, rule), GroupStatus.PROPOSED, 85, 1, 2);
    }

    @Test
    void a_part_that_was_entered_twice_is_named_a_duplicate() {
        List<Row> right = List.of(ref("b", "60", "inv"), ref("c", "40", "inv"), ref("d", "40", "inv"));
        MatchResult result =
                match(SPLITS, List.of(ref("a", "100", "inv")), right, Rules.exact(Map.of("matchDate", true)));
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        assertThat(result.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
    }
}
