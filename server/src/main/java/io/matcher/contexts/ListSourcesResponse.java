package io.matcher.contexts;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of sources. */
record ListSourcesResponse(
        List<SourceWithFieldMapStatusResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListSourcesResponse of(Page<SourceStore.Listed> page) {
        Page<SourceWithFieldMapStatusResponse> shown = page.map(SourceWithFieldMapStatusResponse::of);
        return new ListSourcesResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
