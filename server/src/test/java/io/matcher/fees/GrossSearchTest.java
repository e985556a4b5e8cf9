package io.matcher.fees;

import static io.matcher.fees.Schedules.cascading;
import static io.matcher.fees.Schedules.flat;
import static io.matcher.fees.Schedules.parallel;
import static io.matcher.fees.Schedules.percent;
import static io.matcher.fees.Schedules.priced;
import static io.matcher.fees.Schedules.tiers;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrossSearchTest {

    private static final int CASES = 4_000;
    private static final List<Rounding> ROUNDINGS = List.of(Rounding.values());

    /** So many units the naive twin walks up from the net. */
    private static final int NEAR = 4_000;

    @ParameterizedTest
    @CsvSource({"97.70, 100", "0, 0.81", "0.01, 0.82", "984999.15, 999999.95"})
    void the_gross_of_one_and_a_half_percent_and_eighty_cents(String net, String gross) {
        // 0.81: its fee is 0.01 + 0.80; nothing is left. 999999.95: 1.5 % is 14999.99925, so 15000.00 and 0.80.
        assertThat(parallel(percent("0.015"), flat("0.80")).gross(new BigDecimal(net)))
                .isInstanceOfSatisfying(
                        Gross.Found.class, found -> assertThat(found.amount()).isEqualByComparingTo(gross));
    }

    @Test
    void high_rates_are_found_by_halving() {
        // Of each unit one hundredth is left: 10.00 need 1000.00, and rounding each fee leaves some room.
        Gross found = parallel(percent("0.99")).gross(new BigDecimal("10.00"));
        assertThat(net(parallel(percent("0.99")), found)).isEqualByComparingTo("10");
        FeeSchedule steep = priced(ApplicationOrder.CASCADING, 10, Rounding.BANKERS, percent("0.999999"));
        assertThat(net(steep, steep.gross(new BigDecimal("1.0000000001")))).isEqualByComparingTo("1.0000000001");
    }

    @Test
    void a_peak_between_brackets_is_found() {
        // Up to 100 nothing is taken, from there on twice 60 %: what is left rises to 100 and falls again.
        FeeSchedule schedule = parallel(tiers("100:0", "0.6"), tiers("100:0", "0.6"));
        assertThat(net(schedule, schedule.gross(new BigDecimal("99.99")))).isEqualByComparingTo("99.99");
        assertThat(schedule.gross(new BigDecimal("100.01"))).isEqualTo(new Gross.Unreachable());
        // Here nothing is left until 100 is passed.
        FeeSchedule late = parallel(tiers("100:0.6"), tiers("100:0.6"));
        assertThat(net(late, late.gross(new BigDecimal("5.00")))).isEqualByComparingTo("5");
    }

    @Test
    void where_fees_take_all_there_is_no_gross() {
        assertThat(parallel(percent("1")).gross(new BigDecimal("0.01"))).isEqualTo(new Gross.Unreachable());
        assertThat(parallel(percent("0.5"), percent("0.5")).gross(new BigDecimal("1")))
                .isEqualTo(new Gross.Unreachable());
        assertThat(cascading(percent("1"), flat("1")).gross(BigDecimal.ONE)).isEqualTo(new Gross.Unreachable());
    }

    @Test
    void amounts_that_we_do_not_keep_are_no_answer() {
        assertThat(parallel(flat("1")).gross(GrossSearch.MOST)).isEqualTo(new Gross.Unreachable());
        assertThat(parallel(percent("0.5")).gross(new BigDecimal("500000000001")))
                .isEqualTo(new Gross.Unreachable());
        assertThat(parallel(percent("0.5")).gross(new BigDecimal("499999999999")))
                .isEqualTo(new Gross.Found(new BigDecimal("999999999998.00")));
    }

    @Test
    void the_net_of_any_amount_leads_back_to_an_amount_with_that_net() {
        long first = Long.getLong("matcher.seed", 20261124L);
        for (long seed = first; seed < first + CASES; seed++) {
            Random random = new Random(seed);
            FeeSchedule schedule = schedule(random);
            BigDecimal gross = amount(random);
            BigDecimal net = schedule.net(gross);
            if (net.signum() >= 0) {
                Gross back = schedule.gross(net);
                assertThat(net(schedule, back))
                        .as("replay with -Dmatcher.seed=%d: %s of %s", seed, schedule, gross)
                        .isEqualByComparingTo(net);
            }
        }
    }

    @Test
    void it_finds_an_answer_exactly_where_one_is_near() {
        long first = Long.getLong("matcher.seed", 7L);
        int found = 0;
        for (long seed = first; seed < first + CASES / 4; seed++) {
            Random random = new Random(seed);
            FeeSchedule schedule = schedule(random);
            BigDecimal net = new BigDecimal(random.nextInt(2_000)).movePointLeft(schedule.roundingScale());
            Gross answer = schedule.gross(net);
            if (isNear(schedule, net)) {
                found++;
                assertThat(net(schedule, answer))
                        .as("replay with -Dmatcher.seed=%d: %s leaving %s", seed, schedule, net)
                        .isEqualByComparingTo(net);
            } else if (answer instanceof Gross.Found(BigDecimal amount)) {
                assertThat(schedule.net(amount))
                        .as("replay with -Dmatcher.seed=%d", seed)
                        .isEqualByComparingTo(net);
            }
        }
        assertThat(found).isGreaterThan(CASES / 20);
    }

    /** The naive twin: looks at every amount. */
    private static boolean isNear(FeeSchedule schedule, BigDecimal net) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(schedule.roundingScale());
        BigDecimal gross = net;
        for (int step = 0; step < NEAR; step++) {
            if (schedule.net(gross).compareTo(net) == 0) {
                return true;
            }
            gross = gross.add(unit);
        }
        return false;
    }

    private static BigDecimal net(FeeSchedule schedule, Gross gross) {
        return switch (gross) {
            case Gross.Found(BigDecimal amount) -> schedule.net(amount);
            case Gross.Unreachable unreachable -> throw new AssertionError("There is no gross under " + schedule);
        };
    }

    private static FeeSchedule schedule(Random random) {
        List<FeeStructure> structures = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            structures.add(structure(random));
        }
        return priced(
                random.nextBoolean() ? ApplicationOrder.PARALLEL : ApplicationOrder.CASCADING,
                random.nextInt(5),
                ROUNDINGS.get(random.nextInt(ROUNDINGS.size())),
                structures.toArray(FeeStructure[]::new));
    }

    private static FeeStructure structure(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new FeeStructure.Flat(new BigDecimal(random.nextInt(500)).movePointLeft(2));
            case 1 -> new FeeStructure.Percentage(rate(random));
            default -> tiered(random);
        };
    }

    private static FeeStructure tiered(Random random) {
        List<FeeStructure.Tier> tiers = new ArrayList<>();
        BigDecimal end = BigDecimal.ZERO;
        for (int i = 0; i < random.nextInt(4); i++) {
            end = end.add(new BigDecimal(1 + random.nextInt(50_000)).movePointLeft(2));
            tiers.add(new FeeStructure.Tier(end, rate(random)));
        }
        if (tiers.isEmpty() || random.nextBoolean()) {
            tiers.add(new FeeStructure.Tier(null, rate(random)));
        }
        return new FeeStructure.Tiered(tiers);
    }

    /** Mostly small, as rates are, and sometimes anything up to 1. */
    private static BigDecimal rate(Random random) {
        int most = random.nextInt(5) == 0 ? 1_000_000 : 40_000;
        return new BigDecimal(random.nextInt(most + 1)).movePointLeft(6);
    }

    private static BigDecimal amount(Random random) {
        return new BigDecimal(random.nextLong(1L << (10 + random.nextInt(29))))
                .movePointLeft(random.nextInt(5))
                .setScale(4, RoundingMode.UNNECESSARY);
    }
}
