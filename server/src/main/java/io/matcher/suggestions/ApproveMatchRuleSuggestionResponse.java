package io.matcher.suggestions;

import java.util.UUID;

/**
 * What became of an approved suggestion.
 *
 * @param reviewId the suggestion, which keeps who decided
 */
record ApproveMatchRuleSuggestionResponse(UUID createdRuleId, UUID reviewId) {}
