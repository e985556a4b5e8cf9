package io.matcher.fees;

import java.math.BigDecimal;
import java.util.Optional;

/** What comes of comparing the fee that a transaction bore with the one that was due. */
public sealed interface FeeVerdict {

    /** No rule says what was due. */
    record Ungoverned() implements FeeVerdict {}

    /** The fee is what it should be, within tolerance. */
    record Ok(FeeSchedule schedule, BigDecimal expected, BigDecimal actual) implements FeeVerdict {}

    /**
     * The fee is another than it should be.
     *
     * @param delta actual less expected: more than 0 for what was charged too much
     * @param tolerance that the delta is beyond, at least 0
     */
    record Variance(
            FeeSchedule schedule, BigDecimal expected, BigDecimal actual, BigDecimal delta, BigDecimal tolerance)
            implements FeeVerdict {

        public Variance {
            if (delta.compareTo(actual.subtract(expected)) != 0 || delta.abs().compareTo(tolerance) <= 0) {
                throw new IllegalArgumentException(delta + " is no variance of " + actual + " from " + expected);
            }
        }

        public Kind kind() {
            return delta.signum() > 0 ? Kind.OVERCHARGE : Kind.UNDERCHARGE;
        }
    }

    /** Which way a fee is off. */
    enum Kind {
        UNDERCHARGE,
        OVERCHARGE
    }

    /** The transaction does not say what its fee was. */
    record Missing(FeeSchedule schedule) implements FeeVerdict {}

    /**
     * The fee, or the transaction, is not in the currency of the schedule.
     *
     * @param currency the one that it is in
     */
    record OtherCurrency(FeeSchedule schedule, String currency) implements FeeVerdict {}

    /** What stands for the fee is no amount of money. */
    record NotANumber(FeeSchedule schedule) implements FeeVerdict {}

    /** The amount is after fees, and no amount before fees leaves so much. */
    record Incalculable(FeeSchedule schedule) implements FeeVerdict {}

    /** The reason of the exception that is due for it; empty where all is well. */
    default Optional<String> exceptionReason() {
        return switch (this) {
            case Ungoverned ungoverned -> Optional.empty();
            case Ok ok -> Optional.empty();
            case Variance variance -> Optional.of("FEE_VARIANCE");
            case Missing missing -> Optional.of("FEE_DATA_MISSING");
            case NotANumber unreadable -> Optional.of("FEE_DATA_MISSING");
            case Incalculable incalculable -> Optional.of("FEE_DATA_MISSING");
            case OtherCurrency other -> Optional.of("FEE_CURRENCY_MISMATCH");
        };
    }
}
