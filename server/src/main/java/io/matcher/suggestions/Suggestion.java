package io.matcher.suggestions;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suggested rule.
 *
 * @param priority that the rule would get
 * @param rationale what was seen that led to it
 * @param improvement what it would gain and confuse
 * @param confidence 0 to 1
 * @param version counts its changes from 1
 */
record Suggestion(
        UUID id,
        UUID contextId,
        String type,
        int priority,
        Map<String, Object> config,
        String rationale,
        String improvement,
        double confidence,
        Status status,
        int version,
        @Nullable UUID createdRuleId,
        @Nullable String rejectReason,
        @Nullable String reviewer,
        Instant createdAt,
        Instant updatedAt) {

    /** One way: nothing that was decided is pending again. */
    enum Status {
        PENDING_REVIEW,
        APPROVED,
        REJECTED
    }
}
