package io.matcher.ingestion;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the transactions of a job. */
record ListTransactionsResponse(
        List<TransactionResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListTransactionsResponse of(Page<TransactionView> page) {
        Page<TransactionResponse> found = page.map(TransactionResponse::of);
        return new ListTransactionsResponse(
                found.items(), found.limit(), found.hasMore(), found.nextCursor(), found.prevCursor());
    }
}
