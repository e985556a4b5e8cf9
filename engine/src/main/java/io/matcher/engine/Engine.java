package io.matcher.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Matches two ledgers by rules.
 *
 * <p>The result is a function of the rows, the rules and the options: the order of rows and rules in their lists and the
 * number of threads leave it as it is.
 */
public final class Engine {

    /** Changes whenever the same input could give another result; part of every digest. */
    public static final String VERSION = "1";

    /** More rules than this are refused. */
    public static final int MAX_RULES = 1000;

    /** What the words and keys of a row take while a rule compares them. */
    private static final long BYTES_OF_TEXTS = 400;

    private Engine() {}

    /**
     * Runs the rules in order of their priority, each over the rows that those before it left open.
     *
     * @throws IllegalArgumentException when two rules share a priority, there are too many, or a ledger was built without
     *     a metadata key that a rule reads (see {@link MatchRule#keys})
     * @throws java.util.concurrent.CancellationException when the thread is interrupted between two rules
     */
    public static MatchResult match(Ledger left, Ledger right, List<MatchRule> rules, MatchOptions options) {
        return match(left, right, rules, options, RuledOut.none());
    }

    /** As the above, but for pairs that were ruled out before. */
    public static MatchResult match(
            Ledger left, Ledger right, List<MatchRule> rules, MatchOptions options, RuledOut ruledOut) {
        return match(left, right, rules, options, ruledOut, RateTable.none());
    }

    /** As the above, with rates by which rules with an {@code fxCurrency} convert amounts. */
    public static MatchResult match(
            Ledger left,
            Ledger right,
            List<MatchRule> rules,
            MatchOptions options,
            RuledOut ruledOut,
            RateTable rates) {
        List<MatchRule> given = List.copyOf(rules);
        requireRunnable(given);
        Frame frame = new Frame(left, right, options, ruledOut, rates);
        OpenRows open = new OpenRows(left.size(), right.size());
        GroupList groups = new GroupList();
        SumEvidence evidence = new SumEvidence();
        List<RuleStatistics> statistics = new ArrayList<>();
        List<RulePlan> plans = new ArrayList<>();
        for (int index : inOrder(given)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new java.util.concurrent.CancellationException("matching was interrupted");
            }
            RulePlan plan = RulePlan.of(index, given.get(index), frame);
            plans.add(plan);
            statistics.add(
                    options.cardinality() == Cardinality.ONE_TO_ONE
                            ? new RulePass(frame, plan, open, groups).run()
                            : new SumPass(frame, plan, open, groups, evidence).run());
        }
        return new MatchResult(frame, plans, open, groups, statistics, evidence);
    }

    private static void requireRunnable(List<MatchRule> rules) {
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("at most " + MAX_RULES + " rules, not " + rules.size());
        }
        long priorities =
                rules.stream().mapToInt(MatchRule::priority).distinct().count();
        if (priorities < rules.size()) {
            throw new IllegalArgumentException("two rules have the same priority");
        }
    }

    private static int[] inOrder(List<MatchRule> rules) {
        return IntStream.range(0, rules.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> rules.get(index).priority()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * What a run over so many rows needs in memory beside its ledgers, in bytes, short of contrived ambiguity: columns
     * and hashes of both sides, an index of one, candidate pairs and groups; where groups may hold several rows a side, also
     * the targets of sums with about ten candidates each.
     */
    public static long estimateBytes(long leftRows, long rightRows, MatchOptions options) {
        long columns = 60 * (leftRows + rightRows);
        long index = 40 * rightRows;
        long pairs = Math.min(options.maxPairs(), 4 * Math.max(leftRows, rightRows)) * 14;
        long sums = options.cardinality() == Cardinality.ONE_TO_ONE ? 0 : 300 * Math.max(leftRows, rightRows);
        return columns + index + pairs + sums;
    }

    /** As the above, with what these rules need to compare texts. */
    public static long estimateBytes(long leftRows, long rightRows, MatchOptions options, List<MatchRule> rules) {
        boolean comparesTexts = rules.stream().anyMatch(rule -> RulePlan.comparesTexts(rule.settings()));
        return estimateBytes(leftRows, rightRows, options)
                + (comparesTexts ? BYTES_OF_TEXTS * (leftRows + rightRows) : 0);
    }
}
