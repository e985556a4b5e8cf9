package io.matcher.engine;

import io.matcher.engine.SubsetSum.Answer;
import io.matcher.engine.SumCertificate.Verdict;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One target whose parts are looked for: what could be its parts, and what the search came to. */
final class SumTask {

    private static final int[] NOTHING = {};

    final Side side;
    final int row;
    /** The rows that share its key; empty where it has none. */
    final int[] keyed;
    /** The rows that can be parts by their amounts, in canonical order. */
    final int[] candidates;
    /** Rows that the rule would also pair with it, amounts not quite equal. */
    final int[] inexactPairs;

    /** The partial sums that a search builds; 0 where there is nothing to search. */
    final long cost;

    /** For the certificate: the candidates, or where nothing is searched the rows in reach. */
    private final int seen;

    private final boolean isSearched;
    private Answer answer;
    private long odds;
    private int[] declared = NOTHING;

    private SumTask(
            Side side, int row, int seen, int[] keyed, int[] inexactPairs, int @Nullable [] candidates, long cost) {
        this.side = side;
        this.row = row;
        this.seen = seen;
        this.keyed = keyed;
        this.inexactPairs = inexactPairs;
        this.candidates = candidates == null ? NOTHING : candidates;
        this.isSearched = candidates != null;
        this.cost = cost;
        this.answer = new Answer(Verdict.NONE, NOTHING, NOTHING, 0);
    }

    static SumTask among(Side side, int row, int[] keyed, int[] inexactPairs, int[] candidates, long cost) {
        return new SumTask(side, row, candidates.length, keyed, inexactPairs, candidates, cost);
    }

    /** A target that is not searched because an exact sum is not asked for, or means nothing. */
    static SumTask unsearched(Side side, int row, int[] keyed, int[] inexactPairs) {
        return new SumTask(side, row, keyed.length, keyed, inexactPairs, null, 0);
    }

    /** The key gathers the parts and their sum is within the rule's tolerance: nothing is searched. */
    static SumTask declared(Side side, int row, int[] parts) {
        SumTask task = new SumTask(side, row, parts.length, parts, NOTHING, null, 0);
        task.declared = parts.clone();
        Arrays.sort(task.declared);
        task.answer = new Answer(Verdict.UNIQUE, NOTHING, NOTHING, 0);
        return task;
    }

    /** A target in reach of more rows than may be looked at. */
    static SumTask beyondReach(Side side, int row, int reach) {
        SumTask task = new SumTask(side, row, reach, NOTHING, NOTHING, null, 0);
        task.answer = new Answer(Verdict.BUDGET_EXHAUSTED, NOTHING, NOTHING, 0);
        return task;
    }

    boolean isDeclared() {
        return declared.length > 0;
    }

    void answer(Answer found) {
        answer = found;
    }

    /** Leaves the search, and keeps what can be seen without one: all candidates together, if they are a solution. */
    void skip(int[] whole) {
        answer = new Answer(Verdict.BUDGET_EXHAUSTED, whole, NOTHING, 0);
    }

    void rate(long chance) {
        odds = chance;
    }

    long odds() {
        return odds;
    }

    Verdict verdict() {
        return answer.verdict();
    }

    boolean hasSolution() {
        return isDeclared() || answer.first().length > 0;
    }

    boolean isSearched() {
        return isSearched;
    }

    long work() {
        return answer.work();
    }

    /** The rows found, ascending. */
    int[] solution() {
        return isDeclared() ? declared.clone() : rows(answer.first());
    }

    int[] second() {
        return rows(answer.second());
    }

    private int[] rows(int[] positions) {
        return IntStream.of(positions).map(at -> candidates[at]).sorted().toArray();
    }

    /** Rows that it may need: those of its sum, or where that is not settled all that could be in one. */
    int[] claims() {
        return switch (verdict()) {
            case UNIQUE -> solution();
            case AMBIGUOUS, BUDGET_EXHAUSTED -> candidates;
            case NONE -> NOTHING;
        };
    }

    SumCertificate certificate(int rule) {
        return new SumCertificate(
                side,
                row,
                rule,
                verdict(),
                Arrays.stream(solution()).boxed().toList(),
                Arrays.stream(second()).boxed().toList(),
                seen,
                work(),
                odds);
    }
}
