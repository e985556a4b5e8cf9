package io.matcher.matching;

import io.matcher.engine.FieldCheck;
import io.matcher.engine.Groups;
import io.matcher.engine.LeftoverExplanation;
import io.matcher.engine.MatchResult;
import io.matcher.engine.NearMiss;
import io.matcher.engine.Side;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts the engine's reasons into the words of the wire, with the ids of transactions and rules in place of its numbers. */
final class Explaining {

    private Explaining() {}

    /** Another pair that explains a row of the group as well. */
    record Alternative(UUID leftTransactionId, UUID rightTransactionId, int score) {}

    /** What disagrees between a leftover and a candidate. */
    record Failure(
            String field,
            String left,
            String right,
            @Nullable String difference,
            @Nullable String bound) {

        static Failure of(FieldCheck check) {
            return new Failure(check.field(), check.left(), check.right(), check.difference(), check.bound());
        }
    }

    /** The least change of a rule that would have let the pair match. */
    record Change(String ruleType, String setting, String value) {}

    /**
     * A candidate that came close.
     *
     * @param taken whether it is in a group by now
     * @param rejected whether a person took the pair apart
     */
    record Near(
            UUID transactionId,
            UUID ruleId,
            boolean taken,
            boolean rejected,
            List<Failure> failures,
            List<Change> changes) {}

    /** Why a transaction has no match. */
    record WhyNot(String reason, List<Near> nearest) {}

    static String alternatives(RunInput input, Groups groups, int group, JsonMapper json) {
        return json.writeValueAsString(groups.alternatives(group).stream()
                .map(other -> new Alternative(
                        input.leftIds().id(other.left()), input.rightIds().id(other.right()), other.score()))
                .toList());
    }

    static WhyNot whyNot(RunInput input, MatchResult result, Side side, int row) {
        LeftoverExplanation explanation = result.explainLeftover(side, row);
        List<Near> nearest = explanation.nearest().stream()
                .map(near -> near(input, side, row, near))
                .toList();
        return new WhyNot(explanation.reason().name(), nearest);
    }

    private static Near near(RunInput input, Side side, int row, NearMiss near) {
        return new Near(
                input.ids(side.other()).id(near.row()),
                input.rules().get(near.rule()).id(),
                near.taken(),
                side == Side.LEFT
                        ? input.ruledOut().contains(row, near.row())
                        : input.ruledOut().contains(near.row(), row),
                near.failures().stream().map(Failure::of).toList(),
                near.changes().stream()
                        .map(change -> new Change(change.type(), change.setting(), change.value()))
                        .toList());
    }
}
