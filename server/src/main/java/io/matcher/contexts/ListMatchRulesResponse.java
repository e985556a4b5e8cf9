package io.matcher.contexts;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rules. */
record ListMatchRulesResponse(
        List<MatchRuleResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListMatchRulesResponse of(Page<MatchRule> page) {
        Page<MatchRuleResponse> shown = page.map(MatchRuleResponse::of);
        return new ListMatchRulesResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
