package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which proposals of a run are approved together. */
record ApproveGroupsRequest(
        @Nullable @Min(0) @Max(100) Integer minScore,
        @Nullable @Min(0) @Max(100) Integer maxScore,
        @Nullable UUID ruleId,
        @Nullable Boolean ambiguous,

        @Schema(description = "The last group of the answer before, to go on after it.") @Nullable
        UUID after,

        @Nullable @Min(1) @Max(ReviewFilter.MOST) Integer limit) {

    ReviewFilter filter() {
        return new ReviewFilter(minScore, maxScore, ruleId, ambiguous, after, limit);
    }
}
