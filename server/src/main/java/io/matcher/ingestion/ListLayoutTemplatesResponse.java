package io.matcher.ingestion;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of templates. */
record ListLayoutTemplatesResponse(
        List<LayoutTemplateResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListLayoutTemplatesResponse of(Page<LayoutTemplate> page) {
        Page<LayoutTemplateResponse> shown = page.map(LayoutTemplateResponse::of);
        return new ListLayoutTemplatesResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
