package io.matcher.exceptions;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of exceptions. */
record ListExceptionsResponse(
        List<ExceptionResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListExceptionsResponse of(Page<ExceptionListStore.Row> page) {
        Page<ExceptionResponse> shown = page.map(ExceptionListStore.Row::exception);
        return new ListExceptionsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
