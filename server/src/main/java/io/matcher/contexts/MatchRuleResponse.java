package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A rule as clients see it. */
record MatchRuleResponse(
        UUID id,
        UUID contextId,
        int priority,

        @Schema(allowableValues = {"EXACT", "TOLERANCE", "DATE_LAG", "FUZZY"})
        String type,

        Map<String, Object> config,
        Instant createdAt,
        Instant updatedAt) {

    static MatchRuleResponse of(MatchRule rule) {
        return new MatchRuleResponse(
                rule.id(),
                rule.contextId(),
                rule.priority(),
                rule.type(),
                rule.config(),
                rule.createdAt(),
                rule.updatedAt());
    }
}
