package io.matcher.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a run found. It keeps the two ledgers, so that explanations can be asked for as long as it is held. Not safe for
 * use by several threads at once, because explanations build their indexes on demand.
 */
public final class MatchResult {

    private final Frame frame;
    private final List<RulePlan> plans;
    private final OpenRows open;
    private final Groups groups;
    private final Statistics statistics;
    private final SumEvidence evidence;
    private final LeftoverExplainer explainer;
    private final Map<Side, Twins> twins = new EnumMap<>(Side.class);
    private @Nullable String digest;

    MatchResult(
            Frame frame,
            List<RulePlan> plans,
            OpenRows open,
            GroupList found,
            List<RuleStatistics> statistics,
            SumEvidence evidence) {
        this.frame = frame;
        this.plans = plans;
        this.open = open;
        this.groups = new Groups(frame, plans, found);
        this.statistics = summary(found, statistics);
        this.evidence = evidence;
        this.explainer = new LeftoverExplainer(frame, plans, open);
    }

    private Statistics summary(GroupList found, List<RuleStatistics> rules) {
        int confirmed = rules.stream().mapToInt(RuleStatistics::confirmed).sum();
        int proposed = rules.stream().mapToInt(RuleStatistics::proposed).sum();
        int ambiguous = rules.stream().mapToInt(RuleStatistics::ambiguous).sum();
        return new Statistics(
                frame.ledger(Side.LEFT).size(),
                frame.ledger(Side.RIGHT).size(),
                found.size(),
                confirmed + more(found, GroupStatus.CONFIRMED, Side.LEFT),
                confirmed + more(found, GroupStatus.CONFIRMED, Side.RIGHT),
                proposed + more(found, GroupStatus.PROPOSED, Side.LEFT),
                proposed + more(found, GroupStatus.PROPOSED, Side.RIGHT),
                ambiguous,
                open.count(Side.LEFT),
                open.count(Side.RIGHT),
                rules);
    }

    /** The rows of a side that groups hold beyond one each. */
    private static int more(GroupList found, GroupStatus status, Side side) {
        int more = 0;
        for (int i = 0; i < found.sums.size(); i++) {
            more += found.status(found.sums.group(i)) == status ? found.sums.more(i, side) : 0;
        }
        return more;
    }

    /** The groups, in the order of their left rows. */
    public Groups groups() {
        return groups;
    }

    /** The rows of a side that are in no group, in their order. */
    public Leftovers leftovers(Side side) {
        return new Leftovers(side, open, twins(side));
    }

    /**
     * Looks for the rows of the other side that come closest to this one, and what each lacks. The first call builds an
     * index of the other side; each further one is quick.
     *
     * @throws IllegalArgumentException when the row is in a group
     */
    public LeftoverExplanation explainLeftover(Side side, int row) {
        if (!open.isOpen(side, row)) {
            throw new IllegalArgumentException(side + " row " + row + " is in a group");
        }
        LeftoverReason reason = Leftovers.reason(open, twins(side), side, row);
        return new LeftoverExplanation(
                reason, explainer.nearest(side, row), evidence.certificate(side, row), evidence.missing(side, row));
    }

    /**
     * Another row of the same side that is the same in source, amount, currency, date and text, or empty: a likely
     * duplicate of it. Where one of several was matched, that one is named. Known for every leftover, and for rows in a group
     * that have a leftover for a twin.
     */
    public OptionalInt twinOf(Side side, int row) {
        int twin = twins(side).of(row);
        return twin < 0 ? OptionalInt.empty() : OptionalInt.of(twin);
    }

    private Twins twins(Side side) {
        return twins.computeIfAbsent(side, one -> new Twins(frame.ledger(one), one, open));
    }

    public Statistics statistics() {
        return statistics;
    }

    /**
     * SHA-256 in hex over the rows, the rules, the options, the engine's version and the result. The order of rows and
     * the number of threads do not show in it. Computed when first asked for.
     */
    public String digest() {
        if (digest == null) {
            digest = new RunDigest(frame, plans, open, groups).hex();
        }
        return digest;
    }
}
