package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts are kept exactly, whatever their size, and scaled as BigDecimal scales. */
class MoneyColumnTest {

    private static MoneyColumn of(String... amounts) {
        MoneyColumn column = new MoneyColumn();
        for (String amount : amounts) {
            column.add(new BigDecimal(amount));
        }
        return column;
    }

    private static long scaled(String amount, int scale, RoundingMode mode) {
        return of(amount).scaled(0, scale, mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2.5", "-2.5", "3.5", "-3.5", "2.4", "-2.4", "2.6", "-2.6", "2", "0", "1.25", "-1.35", "0.05"})
    void an_amount_is_rounded_as_big_decimal_rounds_it(String amount) {
        for (RoundingMode mode : RoundingMode.values()) {
            for (int scale = 0; scale < 4 && mode != RoundingMode.UNNECESSARY; scale++) {
                long expected = new BigDecimal(amount)
                        .setScale(scale, mode)
                        .unscaledValue()
                        .longValueExact();
                assertThat(scaled(amount, scale, mode)).as("%s %d", mode, scale).isEqualTo(expected);
            }
        }
    }

    @Test
    void rounding_that_was_not_allowed_is_refused() {
        assertThatThrownBy(() -> scaled("2.5", 0, RoundingMode.UNNECESSARY)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-"})
    void a_scaled_amount_reaches_the_limit_and_not_beyond(String sign) {
        long sixtyOneBits = sign.isEmpty() ? 1L << 61 : -(1L << 61);
        assertThat(scaled(sign + "2305843009213693952", 0, RoundingMode.DOWN)).isEqualTo(sixtyOneBits);
        assertThat(scaled(sign + "2305843009213693953", 0, RoundingMode.DOWN)).isEqualTo(MoneyColumn.OVERFLOW);
        assertThat(scaled(sign + "230584300921369395", 1, RoundingMode.DOWN)).isEqualTo(sixtyOneBits / 10 * 10);
        assertThat(scaled(sign + "230584300921369396", 1, RoundingMode.DOWN)).isEqualTo(MoneyColumn.OVERFLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-"})
    void an_amount_beyond_a_long_is_scaled_where_that_makes_it_fit(String sign) {
        long sixtyOneBits = sign.isEmpty() ? 1L << 61 : -(1L << 61);
        String tail = ".000000000000000001";
        assertThat(scaled(sign + "2305843009213693952" + tail, 0, RoundingMode.DOWN))
                .isEqualTo(sixtyOneBits);
        assertThat(scaled(sign + "2305843009213693953" + tail, 0, RoundingMode.DOWN))
                .isEqualTo(MoneyColumn.OVERFLOW);
        assertThat(scaled(sign + "9223372036854775808" + tail, 0, RoundingMode.DOWN))
                .isEqualTo(MoneyColumn.OVERFLOW);
        assertThat(scaled(sign + "12345", -2, RoundingMode.HALF_UP)).isEqualTo(sign.isEmpty() ? 123 : -123);
    }

    @Test
    void what_fits_a_long_is_kept_in_one_and_the_rest_aside() {
        MoneyColumn column = of("9223372036854775807", "9223372036854775808", "-9223372036854775808");
        assertThat(column.isWide(0)).isFalse();
        assertThat(column.isWide(1)).isTrue();
        assertThat(column.isWide(2)).isFalse();
        assertThat(column.get(1)).isEqualTo("9223372036854775808");
        assertThat(column.scale(1)).isZero();
    }

    @Test
    void trailing_zeros_do_not_count() {
        MoneyColumn column = of("1.500", "100", "0.00");
        column.add(1500, 3);
        column.add(12, -2);
        column.add(0, 5);
        assertThat(column.scale(0)).isOne();
        assertThat(column.rawUnscaled(1)).isEqualTo(100);
        assertThat(column.rawScale(2)).isZero();
        assertThat(column.rawUnscaled(3)).isEqualTo(15);
        assertThat(column.rawScale(3)).isOne();
        assertThat(column.get(4)).isEqualTo("1200");
        assertThat(column.rawScale(5)).isZero();
        assertThat(column.hash(0)).isEqualTo(column.hash(3)).isNotEqualTo(column.hash(1));
        assertThat(column.finestScale()).isOne();
    }

    @Test
    void amounts_that_differ_have_hashes_that_differ() {
        MoneyColumn column = of("9223372036854775808", "9223372036854775809", "1.5", "15");
        assertThat(column.hash(0)).isNotEqualTo(column.hash(1));
        assertThat(column.hash(2)).isNotEqualTo(column.hash(3));
        assertThat(column.hash(0)).isEqualTo(of("9223372036854775808.0").hash(0));
    }

    @Test
    void thirty_digits_and_eighteen_decimals_are_the_limit() {
        String thirty = "9".repeat(30);
        assertThat(of(thirty).get(0)).isEqualTo(thirty);
        assertThat(of("0." + "0".repeat(17) + "1").scale(0)).isEqualTo(18);
        assertThatThrownBy(() -> of(thirty + "9")).hasMessageContaining("30 digits");
        assertThatThrownBy(() -> of("0." + "0".repeat(18) + "1")).hasMessageContaining("18 decimals");
        MoneyColumn column = new MoneyColumn();
        column.add(7, 18);
        column.add(70, 19);
        assertThat(column.get(0)).isEqualTo(column.get(1));
        assertThatThrownBy(() -> column.add(7, 19)).hasMessageContaining("18 decimals");
    }

    @Test
    void an_absent_amount_is_none() {
        MoneyColumn column = of("0");
        column.addAbsent();
        assertThat(column.has(0)).isTrue();
        assertThat(column.has(1)).isFalse();
        assertThat(column.rawScale(1)).isEqualTo(-1);
    }
}
