package io.matcher.fees;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A fee rule as clients see it. */
record FeeRuleResponse(
        UUID id,
        UUID contextId,
        FeeSide side,
        UUID feeScheduleId,
        String name,
        int priority,
        List<PredicateForm> predicates,
        Instant createdAt,
        Instant updatedAt) {

    static FeeRuleResponse of(FeeRule rule) {
        return new FeeRuleResponse(
                rule.id(),
                rule.contextId(),
                rule.side(),
                rule.feeScheduleId(),
                rule.name(),
                rule.priority(),
                rule.predicates().stream().map(PredicateForm::of).toList(),
                rule.createdAt(),
                rule.updatedAt());
    }
}
