package io.matcher.fees;

import static io.matcher.fees.Schedules.cascading;
import static io.matcher.fees.Schedules.flat;
import static io.matcher.fees.Schedules.parallel;
import static io.matcher.fees.Schedules.percent;
import static io.matcher.fees.Schedules.priced;
import static io.matcher.fees.Schedules.tiers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fees that were computed by hand. */
class FeeScheduleTest {

    @Test
    void in_parallel_every_fee_is_on_the_gross_amount() {
        // 1.5 % of 100 is 1.50, and 0.80 beside it.
        Charge charge = parallel(percent("0.015"), flat("0.80")).charge(new BigDecimal("100.00"));
        assertThat(fees(charge)).containsExactly("1.50", "0.80");
        assertThat(bases(charge)).containsExactly("100.00", "100.00");
        assertThat(charge.fee()).isEqualByComparingTo("2.30");
        assertThat(charge.net()).isEqualByComparingTo("97.70");
    }

    @Test
    void cascading_each_fee_is_on_what_the_ones_before_it_left() {
        // 10 % of 200 is 20, 5 % of the remaining 180 is 9, then 1 flat: 170 remain.
        Charge charge = cascading(percent("0.10"), percent("0.05"), flat("1")).charge(new BigDecimal("200"));
        assertThat(fees(charge)).containsExactly("20.00", "9.00", "1.00");
        assertThat(bases(charge)).containsExactly("200", "180.00", "171.00");
        assertThat(charge.net()).isEqualByComparingTo("170");
    }

    @Test
    void brackets_charge_each_part_by_its_own_rate() {
        // 5 % of the first 100, 3 % of the next 400, 1 % of the last 500: 5 + 12 + 5.
        FeeSchedule open = parallel(tiers("100:0.05", "500:0.03", "0.01"));
        assertThat(open.expectedFee(new BigDecimal("1000"))).isEqualByComparingTo("22");
        assertThat(open.expectedFee(new BigDecimal("100"))).isEqualByComparingTo("5");
        assertThat(open.expectedFee(new BigDecimal("100.50"))).isEqualByComparingTo("5.02");
        assertThat(open.expectedFee(BigDecimal.ZERO)).isEqualByComparingTo("0");
        // Without an open bracket the excess bears no fee.
        assertThat(parallel(tiers("100:0.05", "500:0.03")).expectedFee(new BigDecimal("1000")))
                .isEqualByComparingTo("17");
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_UP, 0.005, 0.01",
        "HALF_UP, 0.015, 0.02",
        "HALF_UP, 0.0149, 0.01",
        "BANKERS, 0.005, 0.00",
        "BANKERS, 0.015, 0.02",
        "BANKERS, 0.025, 0.02",
        "FLOOR, 0.019, 0.01",
        "CEIL, 0.011, 0.02",
        "CEIL, 0.010, 0.01",
        "TRUNCATE, 0.019, 0.01"
    })
    void a_fee_is_rounded_once_by_the_mode_of_its_schedule(Rounding mode, String exact, String rounded) {
        FeeSchedule schedule = priced(ApplicationOrder.PARALLEL, 2, mode, percent(exact));
        assertThat(schedule.expectedFee(BigDecimal.ONE)).isEqualTo(new BigDecimal(rounded));
    }

    @ParameterizedTest
    @CsvSource({
        "HALF_UP, -0.005, -0.01",
        "BANKERS, -0.005, 0.00",
        "FLOOR, -0.011, -0.02",
        "CEIL, -0.019, -0.01",
        "TRUNCATE, -0.019, -0.01"
    })
    void below_zero_the_modes_keep_their_directions(Rounding mode, String exact, String rounded) {
        assertThat(mode.round(new BigDecimal(exact), 2)).isEqualTo(new BigDecimal(rounded));
    }

    @Test
    void each_fee_is_rounded_on_its_own_and_not_their_sum() {
        // Twice 0.005 is 0.01, but rounded one by one they are 0.02.
        assertThat(parallel(percent("0.005"), percent("0.005")).expectedFee(BigDecimal.ONE))
                .isEqualByComparingTo("0.02");
    }

    @Test
    void the_scale_is_the_schedules_from_0_to_10() {
        assertThat(priced(ApplicationOrder.PARALLEL, 0, Rounding.HALF_UP, percent("0.015"))
                        .expectedFee(new BigDecimal("100")))
                .isEqualTo(new BigDecimal("2"));
        assertThat(priced(ApplicationOrder.PARALLEL, 10, Rounding.FLOOR, percent("0.0000000001"))
                        .expectedFee(new BigDecimal("3")))
                .isEqualTo(new BigDecimal("0.0000000003"));
    }

    @Test
    void fees_may_be_more_than_the_amount() {
        Charge inParallel = parallel(flat("2"), flat("3")).charge(new BigDecimal("4"));
        assertThat(inParallel.net()).isEqualByComparingTo("-1");
        Charge cascading = cascading(flat("5"), percent("0.10"), flat("1")).charge(new BigDecimal("4"));
        assertThat(bases(cascading)).containsExactly("4", "0", "0.00");
        assertThat(cascading.fee()).isEqualByComparingTo("6");
        assertThat(cascading.net()).isEqualByComparingTo("-2");
    }

    @Test
    void a_refund_is_the_mirror_of_a_payment() {
        FeeSchedule schedule = parallel(percent("0.015"), flat("0.80"));
        assertThat(schedule.net(new BigDecimal("-100"))).isEqualByComparingTo("-97.70");
        assertThat(schedule.expectedFee(new BigDecimal("-100"))).isEqualByComparingTo("2.30");
        assertThat(schedule.gross(new BigDecimal("-97.70"))).isEqualTo(new Gross.Found(new BigDecimal("-100.00")));
    }

    @Test
    void items_are_computed_by_priority_whatever_their_order() {
        FeeItem later = new FeeItem(new UUID(0, 1), "later", 9, percent("0.5"));
        FeeItem sooner = new FeeItem(new UUID(0, 2), "sooner", -1, flat("20"));
        FeeSchedule schedule = new FeeSchedule(
                new UUID(1, 1),
                "Prices",
                "BRL",
                ApplicationOrder.CASCADING,
                2,
                Rounding.HALF_UP,
                List.of(later, sooner));
        // 20 first, then half of the remaining 80.
        assertThat(schedule.expectedFee(new BigDecimal("100"))).isEqualByComparingTo("60");
    }

    @Test
    void what_makes_no_sense_can_not_be_built() {
        assertThatThrownBy(() -> flat("-1")).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> percent("1.01")).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> tiers("0.01", "100:0.02")).hasMessageContaining("Tier 0");
        assertThatThrownBy(() -> tiers("100:0.02", "100:0.01")).hasMessageContaining("Tier 1");
        assertThatThrownBy(() -> tiers("0:0.02")).hasMessageContaining("Tier 0");
    }

    private static List<String> fees(Charge charge) {
        return charge.lines().stream().map(line -> line.fee().toPlainString()).toList();
    }

    private static List<String> bases(Charge charge) {
        return charge.lines().stream().map(line -> line.base().toPlainString()).toList();
    }
}
