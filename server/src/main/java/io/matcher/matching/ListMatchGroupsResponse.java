package io.matcher.matching;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of groups. */
record ListMatchGroupsResponse(
        List<MatchGroupResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListMatchGroupsResponse of(Page<MatchGroupResponse> page) {
        return new ListMatchGroupsResponse(
                page.items(), page.limit(), page.hasMore(), page.nextCursor(), page.prevCursor());
    }
}
