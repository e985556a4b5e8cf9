package io.matcher.matching;

import io.matcher.engine.FieldCheck;
import io.matcher.engine.Groups;
import io.matcher.engine.LeftoverExplanation;
import io.matcher.engine.MatchResult;
import io.matcher.engine.NearMiss;
import io.matcher.engine.Side;
import io.matcher.engine.SumCertificate;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts the engine's reasons into the words of the wire, with the ids of transactions and rules in place of its numbers. */
final class Explaining {

    private Explaining() {}

    /** So many transactions of a side of an alternative are named. */
    private static final int MOST_NAMED = 100;

    /** Another pair that explains a row of the group as well. */
    record Alternative(UUID leftTransactionId, UUID rightTransactionId, int score) {}

    /**
     * Another group that explains a row of the group as well.
     *
     * @param leftTransactionIds of its left side, the first hundred
     * @param rightTransactionIds of its right side, the first hundred
     * @param items how many transactions it has in all
     */
    record AlternativeSum(List<UUID> leftTransactionIds, List<UUID> rightTransactionIds, int items, int score) {}

    /**
     * What the search for the parts of a transaction's amount saw.
     *
     * @param verdict {@code UNIQUE}, {@code AMBIGUOUS}, {@code NONE} or {@code BUDGET_EXHAUSTED}
     * @param solution the parts that were found, the first hundred
     * @param second other parts with the same sum; empty unless ambiguous
     * @param candidates transactions that could be parts
     * @param work partial sums that were built
     * @param odds about one search in so many would find a sum by chance; 0 where that is as good as certain
     */
    record Certificate(
            UUID targetId,
            String verdict,
            List<UUID> solution,
            List<UUID> second,
            int candidates,
            long work,
            long odds) {}

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

    /**
     * Why a transaction has no match.
     *
     * @param certificate of the last search for its parts; absent where none was tried
     * @param missing its amount less that of the transactions that share its key; absent unless those do not add up to it
     */
    record WhyNot(
            String reason,
            List<Near> nearest,
            @Nullable Certificate certificate,
            @Nullable String missing) {}

    static String alternatives(RunInput input, Groups groups, int group, JsonMapper json) {
        return groups.isSum(group) ? sums(input, groups, group, json) : pairs(input, groups, group, json);
    }

    private static String sums(RunInput input, Groups groups, int group, JsonMapper json) {
        return json.writeValueAsString(groups.alternativeGroups(group).stream()
                .map(other -> new AlternativeSum(
                        ids(input, Side.LEFT, other.left()),
                        ids(input, Side.RIGHT, other.right()),
                        other.left().size() + other.right().size(),
                        other.score()))
                .toList());
    }

    private static List<UUID> ids(RunInput input, Side side, List<Integer> rows) {
        return rows.stream().limit(MOST_NAMED).map(input.ids(side)::id).toList();
    }

    /** The evidence for a sum, as JSON; null for what needed no search. */
    static @Nullable String certificate(RunInput input, Groups groups, int group, JsonMapper json) {
        SumCertificate seen = groups.certificate(group);
        return seen == null ? null : json.writeValueAsString(certificate(input, seen));
    }

    private static Certificate certificate(RunInput input, SumCertificate seen) {
        Side parts = seen.target().other();
        return new Certificate(
                input.ids(seen.target()).id(seen.row()),
                seen.verdict().name(),
                ids(input, parts, seen.solution()),
                ids(input, parts, seen.second()),
                seen.candidates(),
                seen.work(),
                seen.odds());
    }

    private static String pairs(RunInput input, Groups groups, int group, JsonMapper json) {
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
        SumCertificate seen = explanation.certificate();
        BigDecimal missing = explanation.missing();
        return new WhyNot(
                explanation.reason().name(),
                nearest,
                seen == null ? null : certificate(input, seen),
                missing == null ? null : MatchItemResponse.decimal(missing));
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
