package io.matcher.fees;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one fee follows from the amount it is taken on. Rates are fractions: 0.015 is 1.5 %. */
public sealed interface FeeStructure {

    /** The fee on the base, exact and not rounded. Never decreasing in the base, and never growing faster than it does. */
    BigDecimal on(BigDecimal base);

    /**
     * The same fee on every amount.
     *
     * @param amount at least 0, in the currency of the schedule
     */
    record Flat(BigDecimal amount) implements FeeStructure {

        public Flat {
            atLeastZero(amount);
        }

        @Override
        public BigDecimal on(BigDecimal base) {
            return amount;
        }
    }

    /**
     * A share of the amount.
     *
     * @param rate from 0 to 1
     */
    record Percentage(BigDecimal rate) implements FeeStructure {

        public Percentage {
            share(rate);
        }

        @Override
        public BigDecimal on(BigDecimal base) {
            return base.multiply(rate);
        }
    }

    /**
     * A share of each part of the amount, by the bracket that the part lies in.
     *
     * @param tiers in order of their ends; what lies beyond the end of the last bears no fee
     */
    record Tiered(List<Tier> tiers) implements FeeStructure {

        public Tiered {
            tiers = List.copyOf(tiers);
            BigDecimal end = BigDecimal.ZERO;
            for (int i = 0; i < tiers.size(); i++) {
                BigDecimal next = tiers.get(i).upTo();
                boolean fits = next == null ? i == tiers.size() - 1 : next.compareTo(end) > 0;
                if (!fits) {
                    throw new IllegalArgumentException("Tier " + i + " does not end beyond the one before it");
                }
                end = next == null ? end : next;
            }
        }

        @Override
        public BigDecimal on(BigDecimal base) {
            BigDecimal fee = BigDecimal.ZERO;
            BigDecimal start = BigDecimal.ZERO;
            for (Tier tier : tiers) {
                BigDecimal end = tier.upTo() == null ? base : base.min(tier.upTo());
                if (end.compareTo(start) <= 0) {
                    return fee;
                }
                fee = fee.add(end.subtract(start).multiply(tier.rate()));
                start = end;
            }
            return fee;
        }
    }

    /**
     * A bracket from the end of the one before it, or from 0.
     *
     * @param upTo its end; null for no end
     * @param rate from 0 to 1
     */
    record Tier(@Nullable BigDecimal upTo, BigDecimal rate) {

        public Tier {
            share(rate);
        }
    }

    private static void atLeastZero(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A fee is at least 0, not " + value);
        }
    }

    private static void share(BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A rate is from 0 to 1, not " + rate);
        }
    }
}
