package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which proposals of a run are rejected together, and why. */
record RejectGroupsRequest(
        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "holds a NUL character")
        String reason,

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
