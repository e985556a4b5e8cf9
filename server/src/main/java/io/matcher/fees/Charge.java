package io.matcher.fees;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a schedule takes of an amount, fee by fee.
 *
 * @param lines in the order in which the fees were computed
 */
public record Charge(BigDecimal gross, List<Line> lines) {

    /**
     * One fee.
     *
     * @param base what it was computed on
     */
    public record Line(String name, BigDecimal base, BigDecimal fee) {}

    public Charge {
        lines = List.copyOf(lines);
    }

    public BigDecimal fee() {
        return lines.stream().map(Line::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left of the amount; less than 0 where the fees are more than it. */
    public BigDecimal net() {
        return gross.subtract(fee());
    }
}
