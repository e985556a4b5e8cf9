package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a transaction might be matched with, the likeliest first. */
record MatchCandidatesResponse(List<MatchCandidate> items) {

    /**
     * An open transaction of the other side.
     *
     * @param score 60 and more where a rule would put the two together
     * @param ruleId the rule that would, or comes closest to it
     * @param amountDelta the left amount less the right one; of different currencies the bare numbers
     * @param dateDeltaDays days from the left booking date to the right one
     */
    @Schema(name = "MatchCandidate")
    record MatchCandidate(
            ComparedTransaction transaction,
            int score,
            @Nullable UUID ruleId,
            Why why,
            String amountDelta,
            long dateDeltaDays) {}
}
