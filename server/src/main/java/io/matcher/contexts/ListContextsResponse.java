package io.matcher.contexts;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of contexts. */
record ListContextsResponse(
        List<ReconciliationContextResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListContextsResponse of(Page<ReconciliationContext> page) {
        Page<ReconciliationContextResponse> shown = page.map(ReconciliationContextResponse::of);
        return new ListContextsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
