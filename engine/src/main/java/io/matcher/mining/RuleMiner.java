package io.matcher.mining;

import io.matcher.engine.Engine;
import io.matcher.engine.Groups;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchRule;
import io.matcher.engine.RuleStatistics;
import io.matcher.engine.RuledOut;
import io.matcher.engine.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Suggests rules for a context whose groups are pairs. What it learns from are known pairs that the present rules miss, and open rows that
 * lie near each other and near nothing else. Deterministic in the data; nothing leaves the process.
 *
 * <p>It runs the engine about a dozen times, each time over all the rows that it is given.
 */
public final class RuleMiner {

    /** How far apart rows may lie to be looked at; wider than any rule that is suggested. */
    private static final List<Draft> PROBES = List.of(
            new Draft(
                    "TOLERANCE",
                    Map.of(
                            "matchReference",
                            true,
                            "referenceMustSet",
                            true,
                            "absTolerance",
                            "5",
                            "percentTolerance",
                            "0.05",
                            "dateWindowDays",
                            15),
                    "",
                    0),
            new Draft("DATE_LAG", Map.of("minDays", 0, "maxDays", 15, "direction", "ABS"), "", 0));

    /** A rule that puts more than one in a hundred together wrongly is none. */
    private static final int MOST_WRONG_PERCENT = 1;

    private final KnownPairs known;
    private final Ledger left;
    private final Ledger right;
    private final MatchOptions options;
    private final RuledOut ruledOut;

    /**
     * @param known pairs that were confirmed, most of them by the present rules
     * @param left what is open
     * @param ruledOut open rows that people took apart
     */
    public RuleMiner(KnownPairs known, Ledger left, Ledger right, MatchOptions options, RuledOut ruledOut) {
        this.known = known;
        this.left = left;
        this.right = right;
        this.options = options;
        this.ruledOut = ruledOut;
    }

    /**
     * Rules that would add to the present ones, the most trusted first. Each of them matches something that is open, and puts at
     * most one known row in a hundred together wrongly.
     */
    public List<RuleSuggestion> suggest(List<MatchRule> present) {
        List<Observed> observed = new ArrayList<>(missed(present));
        observed.addAll(nearMisses(present));
        List<MatchRule> rules = new ArrayList<>(present);
        List<RuleSuggestion> suggestions = new ArrayList<>();
        for (List<Draft> drafts : new Proposer(observed).drafts()) {
            best(rules, drafts).ifPresent(chosen -> {
                rules.add(chosen.draft().rule(next(rules)));
                suggestions.add(chosen.suggestion());
            });
        }
        return suggestions;
    }

    private record Tried(Draft draft, RuleSuggestion suggestion) {}

    /** The draft that gains most; of equals the narrowest. */
    private Optional<Tried> best(List<MatchRule> rules, List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> tried(rules, draft))
                .filter(tried -> isWorthIt(tried.suggestion()))
                .sorted(Comparator.comparingInt(
                                (Tried tried) -> tried.suggestion().gain())
                        .reversed())
                .findFirst();
    }

    private Tried tried(List<MatchRule> rules, Draft draft) {
        MatchRule rule = draft.rule(next(rules));
        RuleStatistics does = Engine.match(left, right, with(rules, List.of(rule)), options, ruledOut)
                .statistics()
                .rules()
                .getLast();
        return new Tried(
                draft,
                new RuleSuggestion(
                        draft.type(),
                        draft.config(),
                        draft.because(),
                        draft.observed(),
                        does.confirmed() + does.proposed() - does.ambiguous(),
                        does.ambiguous(),
                        BackTest.of(known, List.of(rule), options)));
    }

    private static boolean isWorthIt(RuleSuggestion suggestion) {
        BackTest test = suggestion.backTest();
        return suggestion.gain() > 0
                && 100L * test.otherwise() <= (long) MOST_WRONG_PERCENT * (test.again() + test.otherwise());
    }

    /** Known pairs that the present rules do not put together; what a person matched by hand is among them. */
    private List<Observed> missed(List<MatchRule> present) {
        Groups groups =
                Engine.match(known.left(), known.right(), present, options).groups();
        List<Observed> missed = new ArrayList<>();
        for (int row = 0; row < known.size(); row++) {
            if (groups.groupOf(Side.LEFT, row) < 0 && groups.groupOf(Side.RIGHT, row) < 0) {
                addObserved(missed, known.left(), row, known.right(), row);
            }
        }
        return missed;
    }

    /** Open rows that only a much wider rule puts together, where nothing else is as near. */
    private List<Observed> nearMisses(List<MatchRule> present) {
        List<MatchRule> probes = new ArrayList<>();
        for (Draft probe : PROBES) {
            probes.add(probe.rule(next(present) + probes.size()));
        }
        Groups groups = Engine.match(left, right, with(present, probes), options, ruledOut)
                .groups();
        List<Observed> near = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            if (groups.rule(group) >= present.size() && !groups.isAmbiguous(group)) {
                addObserved(near, left, groups.left(group), right, groups.right(group));
            }
        }
        return near;
    }

    /** Between two currencies an amount's distance says nothing; rates do, and no rule with them is suggested. */
    private static void addObserved(List<Observed> pairs, Ledger left, int leftRow, Ledger right, int rightRow) {
        if (left.currency(leftRow).equals(right.currency(rightRow))) {
            pairs.add(Observed.of(left, leftRow, right, rightRow));
        }
    }

    private static List<MatchRule> with(List<MatchRule> rules, List<MatchRule> more) {
        List<MatchRule> all = new ArrayList<>(rules);
        all.addAll(more);
        return all;
    }

    private static int next(List<MatchRule> rules) {
        return rules.stream().mapToInt(MatchRule::priority).max().orElse(0) + 1;
    }
}
