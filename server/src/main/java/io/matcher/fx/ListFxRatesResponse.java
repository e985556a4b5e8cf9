package io.matcher.fx;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rates. */
record ListFxRatesResponse(
        List<FxRateResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListFxRatesResponse of(Page<FxRate> page) {
        Page<FxRateResponse> shown = page.map(FxRateResponse::of);
        return new ListFxRatesResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
