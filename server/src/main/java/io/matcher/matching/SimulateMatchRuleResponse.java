package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would put together, if it ran alone.
 *
 * @param matchedGroups how many groups it would make
 * @param sample some of them, in the order of date and external id
 * @param sampleTruncated whether there are more than those
 */
record SimulateMatchRuleResponse(
        long matchedGroups,
        String ruleType,
        @Nullable UUID ruleId,
        List<SimulatedMatch> sample,
        boolean sampleTruncated,
        long unmatchedLeft,
        long unmatchedRight) {

    /**
     * A group that the rule would make.
     *
     * @param amountDelta the left amount less the right one
     * @param dateDeltaDays days from the left booking date to the right one
     * @param ambiguous whether another pair explains one of the two as well
     */
    @Schema(name = "SimulatedMatch")
    record SimulatedMatch(
            ComparedTransaction left,
            ComparedTransaction right,
            int score,
            boolean ambiguous,
            Why why,
            String amountDelta,
            long dateDeltaDays) {}
}
