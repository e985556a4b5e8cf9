package io.matcher.matching;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of runs. */
record ListMatchRunsResponse(
        List<MatchRunResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListMatchRunsResponse of(Page<MatchRunResponse> page) {
        return new ListMatchRunsResponse(
                page.items(), page.limit(), page.hasMore(), page.nextCursor(), page.prevCursor());
    }
}
