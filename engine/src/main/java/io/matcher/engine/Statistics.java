package io.matcher.engine;

import java.util.List;

/**
 * The counts of a run.
 *
 * @param candidatesLeft rows given on the left
 * @param matches groups of either status
 * @param autoMatchedLeft rows in confirmed groups
 * @param pendingReviewLeft rows in proposed groups
 * @param ambiguous proposed groups that a rival explains as well
 * @param unmatchedLeft rows in no group
 * @param rules in the order in which they ran
 */
public record Statistics(
        int candidatesLeft,
        int candidatesRight,
        int matches,
        int autoMatchedLeft,
        int autoMatchedRight,
        int pendingReviewLeft,
        int pendingReviewRight,
        int ambiguous,
        int unmatchedLeft,
        int unmatchedRight,
        List<RuleStatistics> rules) {

    public Statistics {
        rules = List.copyOf(rules);
    }
}
