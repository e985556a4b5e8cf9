package io.matcher.fees;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A price list: the fees on an amount of one currency. All arithmetic is exact; each fee is rounded on its own, once.
 *
 * <p>An amount below 0, such as a refund, is the mirror of the one above: the same fee, given back.
 *
 * @param roundingScale the decimals of a fee, 0 to 10
 * @param items 1 to 100, by priority
 */
public record FeeSchedule(
        UUID id,
        String name,
        String currency,
        ApplicationOrder order,
        int roundingScale,
        Rounding rounding,
        List<FeeItem> items) {

    public FeeSchedule {
        items = items.stream()
                .sorted(Comparator.comparingInt(FeeItem::priority))
                .toList();
    }

    /** The fees on the amount as it is, in their order. Below 0 it makes sense where {@link #isFlat} alone. */
    public Charge charge(BigDecimal gross) {
        List<Charge.Line> lines = new ArrayList<>(items.size());
        BigDecimal base = gross;
        for (FeeItem item : items) {
            BigDecimal fee = rounding.round(item.structure().on(base), roundingScale);
            lines.add(new Charge.Line(item.name(), base, fee));
            base = switch (order) {
                case PARALLEL -> base;
                case CASCADING -> base.subtract(fee).max(BigDecimal.ZERO);
            };
        }
        return new Charge(gross, lines);
    }

    /** Whether no fee depends on the amount. */
    public boolean isFlat() {
        return items.stream().allMatch(item -> item.structure() instanceof FeeStructure.Flat);
    }

    /** What is due on the amount, whichever way it went: at least 0. */
    public BigDecimal expectedFee(BigDecimal gross) {
        return charge(gross.abs()).fee();
    }

    /** What is left of the amount after fees. */
    public BigDecimal net(BigDecimal gross) {
        return mirrored(gross, charge(gross.abs()).net());
    }

    /** The amount that leaves the net after fees. */
    public Gross gross(BigDecimal net) {
        return switch (GrossSearch.of(this, net.abs())) {
            case Gross.Found(BigDecimal amount) -> new Gross.Found(mirrored(net, amount));
            case Gross.Unreachable unreachable -> unreachable;
        };
    }

    private static BigDecimal mirrored(BigDecimal original, BigDecimal positive) {
        return original.signum() < 0 ? positive.negate() : positive;
    }
}
