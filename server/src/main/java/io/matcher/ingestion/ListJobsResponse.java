package io.matcher.ingestion;

import io.matcher.platform.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of ingestion jobs. */
record ListJobsResponse(
        List<JobResponse> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    static ListJobsResponse of(Page<IngestionJob> page) {
        Page<JobResponse> jobs = page.map(JobResponse::of);
        return new ListJobsResponse(jobs.items(), jobs.limit(), jobs.hasMore(), jobs.nextCursor(), jobs.prevCursor());
    }
}
