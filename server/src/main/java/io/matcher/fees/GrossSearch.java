package io.matcher.fees;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the amount before fees exactly.
 *
 * <p>A fee is a multiple of the schedule's unit (its last decimal), so that an amount before fees lies a whole number of units above
 * the net: on a grid. From one point of the grid to the next, fees never fall; so the net never rises by more than a unit, and passes no
 * value of the grid unmet. Hence an exact answer exists wherever the net of some point is at least the one that is asked for, and halving
 * between a point below and a point at or above it ends at the answer.
 *
 * <p>Adding the fee on the last guess until nothing changes climbs to the least answer, in a few rounds where rates are small, which
 * is nearly always; halving is for the rest. Both together compute the fees fewer than 200 times ({@code ROUNDS}, and twice 74, because
 * fewer than 2^74 points of the finest grid lie within bounds), and twice for each end of a bracket.
 */
final class GrossSearch {

    /** The largest amount that we keep. */
    static final BigDecimal MOST = new BigDecimal("999999999999.99999999");

    private static final int ROUNDS = 8;

    private final FeeSchedule schedule;
    private final BigDecimal net;
    private final BigDecimal unit;

    private GrossSearch(FeeSchedule schedule, BigDecimal net) {
        this.schedule = schedule;
        this.net = net;
        this.unit = BigDecimal.ONE.movePointLeft(schedule.roundingScale());
    }

    /** @param net at least 0 */
    static Gross of(FeeSchedule schedule, BigDecimal net) {
        return new GrossSearch(schedule, net).find();
    }

    private Gross find() {
        BigDecimal low = net;
        for (int round = 0; round < ROUNDS && low.compareTo(MOST) <= 0; round++) {
            BigDecimal next = net.add(schedule.charge(low).fee());
            if (next.compareTo(low) == 0) {
                return new Gross.Found(low);
            }
            low = next;
        }
        return low.compareTo(MOST) > 0 ? new Gross.Unreachable() : above(steps(low));
    }

    /** Goes up from a point that leaves no more than the net, until one leaves enough. */
    private Gross above(BigInteger start) {
        if (leavesEnough(start)) {
            return new Gross.Found(point(start));
        }
        BigInteger low = start;
        for (BigInteger high : pointsAbove(start)) {
            if (leavesEnough(high)) {
                return halved(low, high);
            }
            low = high;
        }
        return new Gross.Unreachable();
    }

    private Gross halved(BigInteger tooLittle, BigInteger enough) {
        BigInteger low = tooLittle;
        BigInteger high = enough;
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (leavesEnough(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        BigDecimal found = point(high);
        if (schedule.charge(found).net().compareTo(net) != 0) {
            throw new IllegalStateException("The fees on " + found + " do not leave " + net + " as they must");
        }
        return new Gross.Found(found);
    }

    private boolean leavesEnough(BigInteger steps) {
        return schedule.charge(point(steps)).net().compareTo(net) >= 0;
    }

    /**
     * Points ever farther away, up to the bound, and the ends of brackets among them: what is left can fall again beyond one, where rates
     * add up to more than 1. A net that is reached within rounding of such a peak, and nowhere else, may be missed.
     */
    private List<BigInteger> pointsAbove(BigInteger start) {
        BigInteger last = steps(MOST);
        Stream<BigInteger> farther = Stream.iterate(BigInteger.ONE, distance -> distance.shiftLeft(1))
                .map(start::add)
                .takeWhile(steps -> steps.compareTo(last) < 0);
        return Stream.of(farther, brackets(), Stream.of(last))
                .flatMap(points -> points)
                .filter(steps -> steps.compareTo(start) > 0 && steps.compareTo(last) <= 0)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<BigInteger> brackets() {
        return schedule.items().stream()
                .map(FeeItem::structure)
                .flatMap(structure ->
                        structure instanceof FeeStructure.Tiered tiered ? tiered.tiers().stream() : Stream.empty())
                .flatMap(tier -> Stream.ofNullable(tier.upTo()))
                .map(this::steps)
                .flatMap(steps -> Stream.of(steps, steps.add(BigInteger.ONE)));
    }

    private BigDecimal point(BigInteger steps) {
        return net.add(unit.multiply(new BigDecimal(steps)));
    }

    /** How many whole units an amount lies above the net. */
    private BigInteger steps(BigDecimal amount) {
        return amount.subtract(net).divide(unit, 0, RoundingMode.FLOOR).toBigInteger();
    }
}
