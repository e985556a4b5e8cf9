package io.matcher.matching;

import io.matcher.engine.GroupStatus;
import io.matcher.engine.Groups;
import io.matcher.engine.LeftoverReason;
import io.matcher.engine.Leftovers;
import io.matcher.engine.MatchResult;
import io.matcher.engine.RuleSettings;
import io.matcher.engine.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decisions of a run: the engine's, but with no group confirmed whose amounts differ because its rule did not compare them. */
final class Verdicts {

    private final RunInput input;
    private final MatchResult result;
    private final List<RuleSettings> settings;
    private final int[] groupsOfRules;
    private int confirmed;
    private int proposed;
    private int ambiguous;

    Verdicts(RunInput input, MatchResult result) {
        this.input = input;
        this.result = result;
        this.settings = input.engineRules().stream()
                .map(io.matcher.engine.MatchRule::settings)
                .toList();
        this.groupsOfRules = new int[settings.size()];
        count();
    }

    private void count() {
        for (int group = 0; group < groups().size(); group++) {
            confirmed += isConfirmed(group) ? 1 : 0;
            proposed += isConfirmed(group) ? 0 : 1;
            ambiguous += groups().isAmbiguous(group) ? 1 : 0;
            groupsOfRules[groups().rule(group)]++;
        }
    }

    Groups groups() {
        return result.groups();
    }

    MatchResult result() {
        return result;
    }

    boolean isConfirmed(int group) {
        return groups().status(group) == GroupStatus.CONFIRMED && (isEven(group) || comparesAmounts(group));
    }

    private boolean comparesAmounts(int group) {
        return EngineRules.comparesAmounts(settings.get(groups().rule(group)));
    }

    private boolean isEven(int group) {
        BigDecimal difference = groups().difference(group);
        return difference != null && difference.signum() == 0;
    }

    /** What a difference between the sides of a confirmed group is called; null where there is none. */
    @Nullable
    String differenceType(int group) {
        EngineRules.DifferenceType type = EngineRules.differenceType(settings.get(groups().rule(group)));
        return isEven(group) || groups().difference(group) == null || type == EngineRules.DifferenceType.NONE
                ? null
                : type.name();
    }

    int proposed() {
        return proposed;
    }

    int confirmed() {
        return confirmed;
    }

    int[] groupsOfRules() {
        return groupsOfRules.clone();
    }

    /** Receives a row that is in no group. */
    @FunctionalInterface
    interface Left {
        void over(int row, LeftoverReason reason);
    }

    /** Goes through the rows of a side that are in no group. */
    void leftovers(Side side, Left left) {
        Leftovers leftovers = result.leftovers(side);
        for (int i = 0; i < leftovers.size(); i++) {
            left.over(leftovers.row(i), leftovers.reason(i));
        }
    }

    /** The figures of the run, as clients know them. */
    Map<String, Object> stats(String digest) {
        int left = result.statistics().unmatchedLeft();
        int right = result.statistics().unmatchedRight();
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("candidates_left", input.left().size());
        stats.put("candidates_right", input.right().size());
        stats.put("matches", confirmed + proposed);
        stats.put("auto_matched_left", confirmed);
        stats.put("auto_matched_right", confirmed);
        stats.put("pending_review_left", proposed);
        stats.put("pending_review_right", proposed);
        stats.put("proposed_left", proposed);
        stats.put("proposed_right", proposed);
        stats.put("ambiguous", ambiguous);
        stats.put("unmatched_left", left);
        stats.put("unmatched_right", right);
        stats.put("unmatched_external", right);
        stats.put("digest", digest);
        return stats;
    }
}
