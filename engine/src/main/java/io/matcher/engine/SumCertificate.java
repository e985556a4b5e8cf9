package io.matcher.engine;

import java.util.List;

/**
 * What the search for a target's sum saw: enough to check the verdict without searching again.
 *
 * @param target the side of the row whose amount was to be reached; its parts are on the other
 * @param row the target's ordinal
 * @param rule the rule that asked, by its place in the list that was given
 * @param solution ordinals of the parts found; empty where there are none
 * @param second another set of parts with the same sum; empty unless the verdict is AMBIGUOUS
 * @param candidates rows that could be parts by the rule and by their amounts; where nothing was searched, all rows in
 *     the rule's reach
 * @param work partial sums built and compared
 * @param odds about one in so many searches like this one would reach its target by chance; 0 where that is as good as
 *     certain or not known
 */
public record SumCertificate(
        Side target,
        int row,
        int rule,
        Verdict verdict,
        List<Integer> solution,
        List<Integer> second,
        int candidates,
        long work,
        long odds) {

    /** What a search came to. */
    public enum Verdict {
        /** One set of parts has the sum, and no other. */
        UNIQUE,
        /** At least two sets have it; the search stopped at the second. */
        AMBIGUOUS,
        /** No set has it. */
        NONE,
        /** There were more candidates than the limits allow. A solution, if any, is all of them together. */
        BUDGET_EXHAUSTED
    }

    public SumCertificate {
        solution = List.copyOf(solution);
        second = List.copyOf(second);
    }
}
