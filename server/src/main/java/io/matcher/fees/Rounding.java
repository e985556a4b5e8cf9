package io.matcher.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a fee is brought to the scale of its schedule. */
public enum Rounding {
    /** To the nearest; a half goes away from zero. */
    HALF_UP(RoundingMode.HALF_UP),
    /** To the nearest; a half goes to the even neighbour. */
    BANKERS(RoundingMode.HALF_EVEN),
    /** Toward minus infinity. */
    FLOOR(RoundingMode.FLOOR),
    /** Toward plus infinity. */
    CEIL(RoundingMode.CEILING),
    /** Toward zero. */
    TRUNCATE(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    BigDecimal round(BigDecimal value, int scale) {
        return value.setScale(scale, mode);
    }
}
