package io.matcher.contexts;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of bindings. */
record ListSourceBindingsResponse(
        List<SourceBindingResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListSourceBindingsResponse of(Page<SourceBinding> page) {
        Page<SourceBindingResponse> shown = page.map(SourceBindingResponse::of);
        return new ListSourceBindingsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
