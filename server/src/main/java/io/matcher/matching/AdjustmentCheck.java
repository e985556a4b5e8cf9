package io.matcher.matching;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.math.BigDecimal;

/** Decides whether an adjustment may be made. */
final class AdjustmentCheck {

    private static final int MOST = 20;
    private static final int SCALE = 8;
    private static final int MOST_DIGITS = 20;

    private AdjustmentCheck() {}

    /** The amount that is asked for, if it is one in the currency of what is adjusted. */
    static Outcome<BigDecimal> amount(CreateAdjustmentRequest request, String currency) {
        BigDecimal amount = new BigDecimal(request.amount()).stripTrailingZeros();
        boolean representable = amount.scale() <= SCALE && amount.precision() - amount.scale() <= MOST_DIGITS - SCALE;
        if (amount.signum() <= 0 || !representable) {
            return invalid("body.amount", "is no decimal above 0 with at most 12 digits before and 8 after the point");
        }
        return currency.equals(request.currency())
                ? Outcome.done(amount)
                : invalid("body.currency", "is not " + currency + ", in which the amounts are");
    }

    /** An adjustment brings the difference nearer to nothing, and not beyond. */
    static Outcome<BigDecimal> within(BigDecimal difference, BigDecimal effect) {
        boolean towards = difference.signum() == -effect.signum();
        return towards && effect.abs().compareTo(difference.abs()) <= 0
                ? Outcome.done(effect)
                : Outcome.refused(
                        ErrorCode.UNPROCESSABLE,
                        "The group differs by " + MatchItemResponse.decimal(difference)
                                + "; the adjustment would make it " + MatchItemResponse.decimal(difference.add(effect)),
                        Fault.at("body.amount", "explains more than the difference"));
    }

    /** Lets the effect through while there are not too many adjustments yet. */
    static Outcome<BigDecimal> beside(int present, BigDecimal effect) {
        return present < MOST
                ? Outcome.done(effect)
                : Outcome.refused(
                        ErrorCode.UNPROCESSABLE, "There are " + MOST + " adjustments already, which is the most");
    }

    static <T> Outcome<T> invalid(String location, String message) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }
}
