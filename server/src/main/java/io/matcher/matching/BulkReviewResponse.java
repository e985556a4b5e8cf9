package io.matcher.matching;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the proposals that were decided about together, each by itself.
 *
 * @param total how many were looked at
 * @param hasMore whether the filter admits more than those
 * @param next the last one that was looked at, to go on after it; absent where there are no more
 */
record BulkReviewResponse(
        List<UUID> succeeded,
        List<FailedReview> failed,
        int total,
        boolean hasMore,
        @Nullable UUID next) {

    /** A group that was left as it is. */
    record FailedReview(UUID groupId, String code, String error) {}
}
