package io.matcher.engine;

import java.util.Arrays;

/**
 * One rule's turn where groups may hold several rows a side.
 *
 * <ol>
 *   <li>Pairs of equal amounts are confirmed as in 1:1. What is left of them is contested: a sum that uses such a row has
 *       a rival.
 *   <li>Sums are gathered by key or searched; those without a rival are confirmed.
 *   <li>The rule's pairs, by its own test of amounts, are confirmed or proposed among the rows that are left.
 *   <li>The other sums are proposed where all their rows are still there.
 * </ol>
 *
 * So a pair comes before a sum, an exact sum before a pair that is merely close, and neither hides a rival of the other.
 */
final class SumPass {

    private final Frame frame;
    private final RulePlan plan;
    private final OpenRows open;
    private final GroupList groups;
    private final SumEvidence evidence;

    SumPass(Frame frame, RulePlan plan, OpenRows open, GroupList groups, SumEvidence evidence) {
        this.frame = frame;
        this.plan = plan;
        this.open = open;
        this.groups = groups;
        this.evidence = evidence;
    }

    RuleStatistics run() {
        SumRule rule = SumRule.of(plan, frame);
        if (rule == null) {
            return pairs(plan);
        }
        int firstGroup = groups.size();
        ContestedRows contested = new ContestedRows();
        RulePlan loose = plan.amount().isRange() ? plan : plan.amongEqualAmounts(frame);
        RulePlan equal = plan.amongEqualAmounts(frame).withoutRepair();
        boolean isLooser = plan.amount().isRange() || plan.repairs();
        RuleStatistics first = new RulePass(frame, equal, open, groups).confirmOnly(contested);
        SumFinder finder = new SumFinder(frame, rule, open, evidence);
        SumDecision decision = new SumDecision(frame, rule, open, groups, evidence, contested);
        if (rule.score(true) >= Score.CANDIDATE) {
            finder.find();
            decision.confirm(finder);
        }
        RuleStatistics second = isLooser ? withoutHeld(decision.proposals(), loose) : pairs(equal);
        decision.proposals().take(open, groups, plan.index());
        return statistics(firstGroup, first, second, decision);
    }

    private RuleStatistics pairs(RulePlan test) {
        return new RulePass(frame, test, open, groups).run();
    }

    /** Rows of sums that wait to be proposed are kept from pairs that are merely close, or that need repair. */
    private RuleStatistics withoutHeld(SumProposals proposals, RulePlan close) {
        for (Side side : Side.values()) {
            Arrays.stream(proposals.heldRows(side)).forEach(row -> open.take(side, row));
        }
        RuleStatistics statistics = pairs(close);
        for (Side side : Side.values()) {
            Arrays.stream(proposals.heldRows(side)).forEach(row -> open.giveBack(side, row));
        }
        return statistics;
    }

    private RuleStatistics statistics(
            int firstGroup, RuleStatistics first, RuleStatistics second, SumDecision decision) {
        int[] found = new int[3];
        for (int group = firstGroup; group < groups.size(); group++) {
            found[0] += groups.status(group) == GroupStatus.CONFIRMED ? 1 : 0;
            found[1] += groups.status(group) == GroupStatus.PROPOSED ? 1 : 0;
            found[2] += groups.isAmbiguous(group) ? 1 : 0;
        }
        return new RuleStatistics(
                plan.index(),
                first.inspectedPairs() + second.inspectedPairs() + decision.work(),
                first.candidates() + second.candidates(),
                found[0],
                found[1],
                found[2],
                Math.max(first.skippedBlocks(), second.skippedBlocks()));
    }
}
