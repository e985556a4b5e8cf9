package io.matcher.suggestions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suggested rule as clients see it.
 *
 * @param reviewerId who decided about it
 */
record MatchRuleSuggestionResponse(
        UUID id,
        UUID contextId,
        SuggestedRule candidate,
        Suggestion.Status status,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UUID createdRuleId,
        @Nullable String rejectReason,
        @Nullable String reviewerId) {

    /**
     * The rule itself.
     *
     * @param priority that it would get
     * @param rationale what was seen that led to it
     * @param expectedImprovement what it would gain and confuse
     * @param confidence 0 to 1
     */
    @Schema(name = "SuggestedRule")
    record SuggestedRule(
            @Schema(allowableValues = {"EXACT", "TOLERANCE", "DATE_LAG"})
            String type,

            int priority,
            Map<String, Object> config,
            String rationale,
            String expectedImprovement,
            double confidence) {}

    static MatchRuleSuggestionResponse of(Suggestion suggestion) {
        return new MatchRuleSuggestionResponse(
                suggestion.id(),
                suggestion.contextId(),
                new SuggestedRule(
                        suggestion.type(),
                        suggestion.priority(),
                        suggestion.config(),
                        suggestion.rationale(),
                        suggestion.improvement(),
                        suggestion.confidence()),
                suggestion.status(),
                suggestion.version(),
                suggestion.createdAt(),
                suggestion.updatedAt(),
                suggestion.createdRuleId(),
                suggestion.rejectReason(),
                suggestion.reviewer());
    }
}
