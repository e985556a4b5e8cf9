package io.matcher.suggestions;

import java.util.List;

/** What was suggested, and waits for a decision. */
record SuggestMatchRulesResponse(List<MatchRuleSuggestionResponse> items, int count) {}
