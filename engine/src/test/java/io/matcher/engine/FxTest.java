package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Base amounts within a band, given or converted. */
class FxTest {

    private static final RateTable RATES = RateTable.builder()
            .add("BRL", "USD", Row.DAY.minusDays(3), new BigDecimal("0.20"), "central bank")
            .add("BRL", "USD", Row.DAY.minusDays(9), new BigDecimal("0.25"), "central bank")
            .add("JPY", "USD", Row.DAY, new BigDecimal("0.00666667"), "")
            .build();

    private static MatchRule rule(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(Map.of("fxBand", "0.01", "matchReference", false));
        config.putAll(more);
        return Rules.exact(config);
    }

    private static final MatchRule TO_USD = rule(Map.of("fxCurrency", "USD"));

    private static MatchResult match(Row left, Row right, MatchRule rule) {
        return match(Row.ledger(left), Row.ledger(right), rule, RATES);
    }

    private static MatchResult match(Ledger left, Ledger right, MatchRule rule, RateTable rates) {
        return Engine.match(left, right, List.of(rule), MatchOptions.defaults(), RuledOut.none(), rates);
    }

    private static Row brl(String amount) {
        return Row.of("l", amount);
    }

    private static Row usd(String amount) {
        return Row.of("r", amount).currency("USD");
    }

    @Test
    void amounts_are_converted_by_the_nearest_earlier_rate_and_compared_within_the_band() {
        MatchResult result = match(brl("100"), usd("20.20"), TO_USD);
        // Another currency is worth 30 points: a conversion proposes and does not confirm.
        assertThat(result.groups().score(0)).isEqualTo(70);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().explanation(0).fields())
                .contains(new FieldCheck("amount", "100", "20.2", "79.8", null, 0, false, false))
                .contains(new FieldCheck("baseAmount", "20", "20.2", "0.2", "0.202", 40, true, true))
                .contains(new FieldCheck("baseCurrency", "USD", "USD", null, null, 0, true, true))
                .contains(new FieldCheck(
                        "baseOrigin", "BRL/USD 0.2 of 2026-02-27, central bank", "in USD", null, null, 0, true, false));
        assertThat(match(brl("100"), usd("20.21"), TO_USD).groups().size()).isZero();
        assertThat(match(brl("-100"), usd("-20.20"), TO_USD).groups().size()).isOne();
        assertThat(match(brl("100"), usd("-20"), TO_USD).groups().size()).isZero();
    }

    @Test
    void a_rate_may_be_no_older_than_the_rule_admits() {
        Row later = usd("20").plusDays(5);
        assertThat(match(brl("100").plusDays(5), later, TO_USD)
                        .leftovers(Side.LEFT)
                        .reason(0))
                .isEqualTo(LeftoverReason.FX_RATE_UNAVAILABLE);
        MatchRule patient = rule(Map.of("fxCurrency", "USD", "fxRateMaxAgeDays", 8));
        assertThat(match(brl("100").plusDays(5), later, patient).groups().size())
                .isOne();
        // The day before the newer rate, the older one holds.
        assertThat(match(brl("100").plusDays(-4), usd("25").plusDays(-4), TO_USD)
                        .groups()
                        .size())
                .isOne();
    }

    @Test
    void a_missing_rate_is_a_reason_of_its_own_and_costs_no_other_row_its_match() {
        Ledger left = Row.ledger(brl("100"), Row.of("e", "7").currency("EUR"));
        MatchResult result = match(left, Row.ledger(usd("20")), TO_USD, RATES);
        assertThat(result.groups().size()).isOne();
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.FX_RATE_UNAVAILABLE);
        assertThat(result.explainLeftover(Side.LEFT, 1).reason()).isEqualTo(LeftoverReason.FX_RATE_UNAVAILABLE);
        MatchResult without = match(left, Row.ledger(usd("20")), TO_USD, RateTable.none());
        assertThat(without.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.FX_RATE_UNAVAILABLE);
    }

    @Test
    void rows_that_carry_their_base_amount_need_no_rate() {
        MatchRule own = rule(Map.of());
        MatchResult result = match(brl("100").base("20", "USD"), usd("20").base("20.1", "USD"), own);
        assertThat(result.groups().score(0)).isEqualTo(70);
        assertThat(result.groups().explanation(0).fields())
                .contains(new FieldCheck("baseOrigin", "given", "given", null, null, 0, true, false));
        assertThat(match(brl("100").base("20", "USD"), usd("20").base("20", "EUR"), own)
                        .groups()
                        .size())
                .isZero();
        Row foreign = Row.of("e", "7").currency("EUR").base("20", "USD");
        assertThat(match(foreign, usd("20"), TO_USD).groups().size()).isOne();
        // A base amount in another currency than the rule's does not count.
        assertThat(match(brl("100").base("1", "EUR"), usd("20"), TO_USD)
                        .groups()
                        .size())
                .isOne();
    }

    @Test
    void what_a_row_lacks_is_said() {
        MatchRule own = rule(Map.of());
        MatchResult result = match(brl("100").base(null, "USD"), usd("20").base("20", null), own);
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.MISSING_BASE_AMOUNT);
        assertThat(result.leftovers(Side.RIGHT).reason(0)).isEqualTo(LeftoverReason.MISSING_BASE_CURRENCY);
        List<FieldCheck> failures = result.explainLeftover(Side.LEFT, 0)
                        .nearest()
                        .isEmpty()
                ? List.of()
                : result.explainLeftover(Side.LEFT, 0).nearest().getFirst().failures();
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure.difference()).isNull());
    }

    @Test
    void pairs_in_one_currency_may_be_confirmed_and_its_equality_demanded() {
        MatchResult result = match(brl("100"), Row.of("r", "100.9"), TO_USD);
        assertThat(result.groups().score(0)).isEqualTo(100);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        MatchRule strict = rule(Map.of("fxCurrency", "USD", "matchCurrency", true));
        assertThat(match(brl("100"), usd("20"), strict).groups().size()).isZero();
        MatchRule capped = rule(Map.of("fxCurrency", "USD", "matchBaseScore", 65));
        assertThat(match(brl("100"), usd("20"), capped).groups().score(0)).isEqualTo(65);
    }

    @Test
    void every_type_with_base_amounts_has_the_band() {
        Map<String, Object> config = Map.of("fxBand", "0", "fxCurrency", "USD", "matchReference", false);
        assertThat(match(brl("100"), usd("20"), Rules.tolerance(config))
                        .groups()
                        .score(0))
                .isEqualTo(60);
        MatchRule fuzzy = Rules.fuzzy(Map.of("fxBand", "0", "fxCurrency", "USD", "textField", "DESCRIPTION"));
        MatchResult result =
                match(brl("100").description("Maria Silva"), usd("20").description("maria silva"), fuzzy);
        assertThat(result.groups().score(0)).isEqualTo(60);
        assertThat(match(brl("100"), usd("20.01"), Rules.tolerance(config))
                        .groups()
                        .size())
                .isZero();
    }

    @Test
    void a_leftover_names_the_band_that_would_have_sufficed() {
        Row left = brl("100").reference("same");
        Row right = usd("25").reference("same");
        NearMiss miss = match(left, right, TO_USD)
                .explainLeftover(Side.LEFT, 0)
                .nearest()
                .getFirst();
        assertThat(miss.changes()).containsExactly(new SettingChange("EXACT", "fxBand", "0.2"));
        assertThat(match(left, right, rule(Map.of("fxCurrency", "USD", "fxBand", "0.2")))
                        .groups()
                        .size())
                .isOne();
        Row refund = usd("-25").reference("same");
        assertThat(match(left, refund, TO_USD)
                        .explainLeftover(Side.LEFT, 0)
                        .nearest()
                        .getFirst()
                        .changes())
                .isEmpty();
        Row strange = usd("20").base("9", "EUR").reference("same");
        MatchResult own = match(left.base("9", "USD"), strange, rule(Map.of()));
        assertThat(own.explainLeftover(Side.LEFT, 0).nearest().getFirst().changes())
                .isEmpty();
    }

    @Test
    void a_converted_amount_has_eight_decimals_rounded_half_to_even() {
        RateTable fine = RateTable.builder()
                .add("BRL", "USD", Row.DAY, new BigDecimal("0.000000005"), "s")
                .build();
        MatchRule equal = rule(Map.of("fxCurrency", "USD", "fxBand", 0));
        assertThat(match(Row.ledger(brl("3")), Row.ledger(usd("0.00000002")), equal, fine)
                        .groups()
                        .size())
                .isOne();
        assertThat(match(Row.ledger(brl("1")), Row.ledger(usd("0")), equal, fine)
                        .groups()
                        .size())
                .isOne();
    }

    @Test
    void the_rates_are_part_of_the_digest_and_their_order_is_not() {
        String none = match(Row.ledger(brl("1")), Row.ledger(usd("1")), TO_USD, RateTable.none())
                .digest();
        String some = match(brl("1"), usd("1"), TO_USD).digest();
        RateTable turned = RateTable.builder()
                .add("JPY", "USD", Row.DAY, new BigDecimal("0.006666670"), "")
                .add("BRL", "USD", Row.DAY.minusDays(9), new BigDecimal("0.25"), "central bank")
                .add("BRL", "USD", Row.DAY.minusDays(3), new BigDecimal("0.2"), "central bank")
                .build();
        assertThat(match(Row.ledger(brl("1")), Row.ledger(usd("1")), TO_USD, turned)
                        .digest())
                .isEqualTo(some)
                .isNotEqualTo(none);
        RateTable other = RateTable.builder()
                .add("BRL", "USD", Row.DAY.minusDays(9), new BigDecimal("0.25"), "central banks")
                .build();
        assertThat(match(Row.ledger(brl("1")), Row.ledger(usd("1")), TO_USD, other)
                        .digest())
                .isNotEqualTo(some)
                .isNotEqualTo(none);
        assertThat(RateTable.builder().build()).isSameAs(RateTable.none());
    }

    @Test
    void a_rate_out_of_range_is_refused() {
        for (String rate : List.of("0", "-1", "1e-19", "1e20")) {
            assertThatThrownBy(() -> RateTable.builder().add("A", "B", Row.DAY, new BigDecimal(rate), ""))
                    .hasMessageContaining("A/B")
                    .hasMessageContaining("out of range");
        }
        RateTable.builder()
                .add("A", "B", Row.DAY, new BigDecimal("1e19"), "x".repeat(200))
                .build();
        assertThatThrownBy(() -> RateTable.builder().add("A", "B", Row.DAY, BigDecimal.ONE, "x".repeat(201)))
                .hasMessageContaining("200");
        assertThatThrownBy(() -> RateTable.builder().add(" ", "B", Row.DAY, BigDecimal.ONE, ""))
                .hasMessageContaining("lacks a currency");
        RateTable.Builder twice = RateTable.builder().add("A", "B", Row.DAY, BigDecimal.ONE, "");
        assertThatThrownBy(() -> twice.add("A", "B", Row.DAY, BigDecimal.TWO, ""))
                .hasMessageContaining("two rates");
    }

    @Test
    void a_table_tells_all_it_holds_and_is_the_same_when_made_again_of_that() {
        RateTable.Builder again = RateTable.builder();
        RATES.visit(again::add);
        assertThat(again.build().text()).isEqualTo(RATES.text());
        assertThat(RATES.size()).isEqualTo(3);
        assertThat(RateTable.none().size()).isZero();
    }

    @Test
    void rules_say_into_what_they_convert_and_how_old_a_rate_may_be() {
        assertThat(MatchRule.conversions(List.of(
                        TO_USD,
                        rule(Map.of("fxCurrency", "USD", "fxRateMaxAgeDays", 30)),
                        rule(Map.of("fxCurrency", "EUR", "fxRateMaxAgeDays", 0)),
                        rule(Map.of()),
                        Rules.dateLag(Map.of("maxDays", 1)))))
                .isEqualTo(Map.of("USD", 30, "EUR", 0));
    }
}
