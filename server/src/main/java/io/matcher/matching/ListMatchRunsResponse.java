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

    static ListMatchRunsResponse of(Page<MatchRun> page) {
        Page<MatchRunResponse> shown = page.map(MatchRunResponse::of);
        return new ListMatchRunsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
