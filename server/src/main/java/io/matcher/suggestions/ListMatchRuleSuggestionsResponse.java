package io.matcher.suggestions;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of suggestions. */
record ListMatchRuleSuggestionsResponse(
        List<MatchRuleSuggestionResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListMatchRuleSuggestionsResponse of(Page<Suggestion> page) {
        Page<MatchRuleSuggestionResponse> shown = page.map(MatchRuleSuggestionResponse::of);
        return new ListMatchRuleSuggestionsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
