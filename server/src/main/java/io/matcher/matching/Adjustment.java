package io.matcher.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What explains a difference between the sides of a group.
 *
 * @param groupId the group it was made for; null for one that waits until its transaction is matched
 * @param countedIn the group in whose balance it counts; null while there is none
 * @param amount above 0
 * @param effect the amount with the sign with which it counts on the left side
 * @param actor the subject that made it
 */
record Adjustment(
        UUID id,
        UUID contextId,
        @Nullable UUID groupId,
        @Nullable UUID transactionId,
        @Nullable UUID countedIn,
        Type type,
        Direction direction,
        BigDecimal amount,
        BigDecimal effect,
        String currency,
        String reason,
        @Nullable String description,
        String actor,
        Instant createdAt,
        Instant updatedAt) {

    /** What it stands for. */
    enum Type {
        BANK_FEE,
        FX_DIFFERENCE,
        ROUNDING,
        WRITE_OFF,
        MISCELLANEOUS
    }

    /** Whether it lessens or raises the side on which it counts. */
    enum Direction {
        DEBIT,
        CREDIT;

        /** As it counts on the left: what raises the right side lessens the left of the balance. */
        BigDecimal effect(BigDecimal amount, boolean onTheRight) {
            return (this == CREDIT) == onTheRight ? amount.negate() : amount;
        }
    }
}
