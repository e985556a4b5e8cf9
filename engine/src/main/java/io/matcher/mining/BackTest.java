package io.matcher.mining;

import io.matcher.engine.Engine;
import io.matcher.engine.Groups;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchRule;
import java.util.List;

/**
 * How rules do over pairs whose truth is known.
 *
 * @param pairs that are known
 * @param again pairs that the rules put together as they were
 * @param otherwise groups that put a known row together with another than its own
 * @param unsure groups that a rival explains as well; a person would have to decide
 */
public record BackTest(int pairs, int again, int otherwise, int unsure) {

    /** Runs the rules over the rows of the known pairs, which they may put together in any way. */
    public static BackTest of(KnownPairs known, List<MatchRule> rules, MatchOptions options) {
        Groups groups =
                Engine.match(known.left(), known.right(), rules, options).groups();
        int again = 0;
        int otherwise = 0;
        int unsure = 0;
        for (int group = 0; group < groups.size(); group++) {
            if (groups.isAmbiguous(group)) {
                unsure++;
            } else if (groups.left(group) == groups.right(group)) {
                again++;
            } else {
                otherwise++;
            }
        }
        return new BackTest(known.size(), again, otherwise, unsure);
    }

    /**
     * How far a decision of these rules may be trusted, 0 to 1: Laplace's rule of succession, (again + 1) / (decided + 2), which is one
     * half where nothing is known.
     */
    public double confidence() {
        return (again + 1.0) / (again + otherwise + 2.0);
    }
}
