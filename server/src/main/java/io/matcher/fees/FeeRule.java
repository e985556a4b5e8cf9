package io.matcher.fees;

import io.matcher.contexts.Side;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Says that a schedule governs the transactions of a side of which all predicates hold; all of the side where there are none.
 *
 * @param priority at least 0, unique in the context; the first rule that fits a transaction decides
 * @param predicates at most 50
 */
public record FeeRule(
        UUID id,
        UUID contextId,
        FeeSide side,
        UUID feeScheduleId,
        String name,
        int priority,
        List<FieldPredicate> predicates,
        Instant createdAt,
        Instant updatedAt) {

    /** So many rules a context may have. */
    static final int MOST = 200;

    public FeeRule {
        predicates = List.copyOf(predicates);
    }

    /** The same rule of another context. */
    FeeRule of(UUID otherContext, UUID otherId) {
        return new FeeRule(
                otherId, otherContext, side, feeScheduleId, name, priority, predicates, createdAt, updatedAt);
    }

    boolean governs(Side transactionSide, JsonNode metadata) {
        return side.includes(transactionSide) && predicates.stream().allMatch(predicate -> predicate.holds(metadata));
    }
}
