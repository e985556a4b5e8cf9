package io.matcher.matching;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import java.math.BigDecimal;

/**
 * Both sides of a group: left + adjustments = right + difference.
 *
 * @param currency in which it balances
 * @param left the sum of what it takes on the left, as a decimal
 * @param adjustments the sum of its adjustments, as they count on the left
 * @param right the sum of what it takes on the right
 * @param difference what is left over
 */
record Balance(String currency, String left, String adjustments, String right, String difference) {

    /** Of a group that balances in one currency. */
    static Balance of(MatchGroup group, BigDecimal difference) {
        return new Balance(
                group.currency(),
                MatchItemResponse.decimal(group.sum("LEFT")),
                MatchItemResponse.decimal(group.adjusted()),
                MatchItemResponse.decimal(group.sum("RIGHT")),
                MatchItemResponse.decimal(difference));
    }

    /** Lets a group through that may be confirmed: it balances, or differs by no more than its rule admits. */
    static Outcome<MatchGroup> settled(MatchGroup group) {
        BigDecimal difference = group.difference();
        if (difference == null) {
            return Outcome.refused(ErrorCode.GROUP_STATE, "The sides of the group are in different currencies");
        }
        return difference.signum() == 0 || group.differenceType() != null
                ? Outcome.done(group)
                : Outcome.refused(
                        ErrorCode.GROUP_STATE,
                        "The sides of the group differ by " + MatchItemResponse.decimal(difference) + " "
                                + group.currency()
                                + "; record an adjustment of the difference first");
    }
}
