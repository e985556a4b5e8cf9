package io.matcher.ingestion.statements;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of statements. */
record ListStatementsResponse(
        List<StatementResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListStatementsResponse of(Page<StatementLists.Judged> judged) {
        Page<StatementResponse> page = judged.map(StatementResponse::of);
        return new ListStatementsResponse(
                page.items(), page.limit(), page.hasMore(), page.nextCursor(), page.prevCursor());
    }
}
