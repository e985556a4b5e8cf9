package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Rates by pair and day, and pairs of rows that are ruled out. */
class RateTableTest {

    private static final LocalDate DAY = LocalDate.ofEpochDay(20_514);

    private static RateTable.Builder with(String rate, String source) {
        return RateTable.builder().add("USD", "BRL", DAY, new BigDecimal(rate), source);
    }

    @Test
    void a_rate_holds_until_it_is_too_old() {
        RateTable rates = with("5.40", "ECB")
                .add("USD", "BRL", DAY.plusDays(2), new BigDecimal("5.5"), "ECB")
                .build();
        assertThat(rates.find("USD", "BRL", 20_513, 9)).isNull();
        assertThat(rates.find("USD", "BRL", 20_514, 0)).hasToString("5.4 of 2026-03-02, ECB");
        assertThat(rates.find("USD", "BRL", 20_515, 0)).isNull();
        assertThat(rates.find("USD", "BRL", 20_515, 1)).isNotNull();
        assertThat(rates.find("USD", "BRL", 20_519, 3)).hasToString("5.5 of 2026-03-04, ECB");
        assertThat(rates.find("USD", "BRL", 20_519, 2)).isNull();
        assertThat(rates.find("BRL", "USD", 20_514, 9)).isNull();
    }

    @Test
    void the_table_is_written_down_in_one_order() {
        RateTable rates = with("5.40", "ECB")
                .add("EUR", "BRL", DAY, new BigDecimal("6"), "")
                .build();
        assertThat(rates.text()).isEqualTo("\nEUR/BRL=20514:6:0:\nUSD/BRL=20514:5.4:3:ECB");
        assertThat(rates.isEmpty()).isFalse();
        assertThat(RateTable.builder().build().isEmpty()).isTrue();
    }

    @Test
    void a_rate_is_positive_with_20_digits_and_18_decimals_at_most() {
        with("9".repeat(20), "");
        with("0." + "0".repeat(17) + "1", "");
        for (String rate : new String[] {"0", "-1", "9".repeat(21), "0." + "0".repeat(18) + "1"}) {
            assertThatThrownBy(() -> with(rate, "")).hasMessageContaining("out of range");
        }
    }

    @Test
    void a_source_has_200_characters_at_most_and_a_currency_is_named() {
        with("1", "x".repeat(200));
        assertThatThrownBy(() -> with("1", "x".repeat(201))).hasMessageContaining("200 characters");
        assertThatThrownBy(() -> RateTable.builder().add(" ", "BRL", DAY, BigDecimal.ONE, ""))
                .hasMessageContaining("lacks a currency");
        assertThatThrownBy(() -> RateTable.builder().add("USD", "", DAY, BigDecimal.ONE, ""))
                .hasMessageContaining("rate 0");
        assertThatThrownBy(() -> with("1", "").add("USD", "BRL", DAY, BigDecimal.TWO, ""))
                .hasMessageContaining("two rates USD/BRL");
    }

    @Test
    void ruled_out_pairs_are_found_by_either_way() {
        RuledOut ruledOut = RuledOut.of(new int[] {1, 2, 1, 0}, new int[] {5, 4, 3, 0});
        assertThat(ruledOut.size()).isEqualTo(4);
        assertThat(ruledOut.isEmpty()).isFalse();
        assertThat(ruledOut.contains(1, 5)).isTrue();
        assertThat(ruledOut.contains(5, 1)).isFalse();
        assertThat(ruledOut.contains(1, 4)).isFalse();
        assertThat(ruledOut.contains(0, 0)).isTrue();
        assertThat(ruledOut.rightsOf(0)).containsExactly(0);
        assertThat(ruledOut.rightsOf(1)).containsExactly(3, 5);
        assertThat(ruledOut.rightsOf(2)).containsExactly(4);
        assertThat(ruledOut.rightsOf(3)).isEmpty();
        assertThat(ruledOut.left(3)).isEqualTo(2);
        assertThat(ruledOut.right(3)).isEqualTo(4);
        assertThat(ruledOut.left(1)).isEqualTo(1);
        assertThat(RuledOut.none().contains(0, 0)).isFalse();
        assertThatThrownBy(() -> RuledOut.of(new int[1], new int[2])).hasMessageContaining("1 left rows for 2");
    }
}
