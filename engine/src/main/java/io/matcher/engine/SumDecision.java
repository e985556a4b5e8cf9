package io.matcher.engine;

import io.matcher.engine.SumCertificate.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides on the sums of a rule. Confirmed is a sum that its key declares, or that is the only one with enough evidence,
 * where no other target may need a row of it. All others wait, and are proposed where their rows are still open.
 */
final class SumDecision {

    private final Frame frame;
    private final SumRule rule;
    private final OpenRows open;
    private final GroupList groups;
    private final SumEvidence evidence;
    private final ContestedRows contested;
    private final SumProposals proposals;
    private final Map<SumTask, AlternativeGroup> described = new HashMap<>();
    private long work;

    SumDecision(
            Frame frame, SumRule rule, OpenRows open, GroupList groups, SumEvidence evidence, ContestedRows contested) {
        this.frame = frame;
        this.rule = rule;
        this.open = open;
        this.groups = groups;
        this.evidence = evidence;
        this.contested = contested;
        this.proposals = new SumProposals(frame, contested);
    }

    /** Partial sums that were built. */
    long work() {
        return work;
    }

    /** Sums that are not confirmed. */
    SumProposals proposals() {
        return proposals;
    }

    void confirm(SumFinder finder) {
        SumClaims claims = new SumClaims(frame, finder.tasks());
        finder.cover(claims);
        for (KeyedSum sum : finder.keyed()) {
            decide(sum);
        }
        SumPartials partials = new SumPartials(frame, rule, finder);
        for (int number = 0; number < finder.tasks().size(); number++) {
            SumTask task = finder.tasks().get(number);
            work += task.work();
            if (task.hasSolution()) {
                decide(task, number, claims);
            } else {
                leave(task, partials);
            }
        }
    }

    private void decide(KeyedSum sum) {
        int[] lefts = sum.rows(Side.LEFT);
        int[] rights = sum.rows(Side.RIGHT);
        Arrays.sort(lefts);
        Arrays.sort(rights);
        int score = score(lefts, rights);
        boolean isConfirmed = score >= Score.CONFIRMED && balances(sum.target(), lefts, rights);
        FoundGroup group = new FoundGroup(lefts, rights, score, isConfirmed, false, List.of(), null, null);
        if (score < Score.CANDIDATE) {
            return;
        }
        if (isContested(group)) {
            proposals.addAndHold(
                    sum.target(), sum.targets()[0], group.ambiguous(List.of()).proposed(), null);
        } else if (isConfirmed) {
            take(group);
        } else {
            proposals.addAndHold(sum.target(), sum.targets()[0], group, null);
        }
    }

    private boolean isContested(FoundGroup group) {
        return contested.containsAny(Side.LEFT, group.lefts()) || contested.containsAny(Side.RIGHT, group.rights());
    }

    private int score(int[] lefts, int[] rights) {
        int currency = frame.currency(Side.LEFT, lefts[0]);
        boolean isOne = Arrays.stream(lefts).allMatch(row -> frame.currency(Side.LEFT, row) == currency)
                && Arrays.stream(rights).allMatch(row -> frame.currency(Side.RIGHT, row) == currency);
        return rule.score(isOne);
    }

    private FoundGroup group(SumTask task, int[] parts) {
        SumCertificate certificate =
                task.isDeclared() ? null : task.certificate(rule.plan().index());
        FoundGroup group = FoundGroup.of(task.side, task.row, parts, 0, certificate);
        FoundGroup scored =
                FoundGroup.of(task.side, task.row, parts, score(group.lefts(), group.rights()), certificate);
        return balances(task.side, scored.lefts(), scored.rights()) ? scored : scored.proposed();
    }

    /** Whether the rows' own amounts agree too, where it was base amounts that were added up in one currency. */
    private boolean balances(Side target, int[] lefts, int[] rights) {
        SumAmounts own = SumAmounts.own(frame);
        return !rule.allocation().useBaseAmount()
                || (target == Side.LEFT
                        ? rule.admits(own.total(Side.LEFT, lefts), own.total(Side.RIGHT, rights))
                        : rule.admits(own.total(Side.RIGHT, rights), own.total(Side.LEFT, lefts)));
    }

    private void decide(SumTask task, int number, SumClaims claims) {
        FoundGroup group = group(task, task.solution());
        if (task.verdict() == Verdict.BUDGET_EXHAUSTED) {
            giveUp(task);
        }
        if (group.score() < Score.CANDIDATE) {
            return;
        }
        boolean isSettled = task.verdict() != Verdict.AMBIGUOUS
                && task.inexactPairs.length == 0
                && claims.isAlone(task, number)
                && !isContested(group);
        if (!isSettled) {
            rivalled(task, group, claims);
        } else if (group.isConfirmed() && isEvident(task)) {
            take(group);
        } else {
            proposals.addAndHold(task.side, task.row, group.proposed(), null);
        }
    }

    private boolean isEvident(SumTask task) {
        return task.isDeclared()
                || (task.verdict() == Verdict.UNIQUE
                        && task.odds() >= frame.options.sums().confirmOdds());
    }

    private void rivalled(SumTask task, FoundGroup group, SumClaims claims) {
        note(group, LeftoverReason.AMBIGUOUS);
        hold(task);
        if (rule.leavesAmbiguous()) {
            evidence.certify(task.certificate(rule.plan().index()));
            return;
        }
        int[] other = task.second();
        List<AlternativeGroup> shown = alternatives(task, claims);
        FoundGroup second = other.length == 0 ? null : group(task, other).ambiguous(List.of(group.asAlternative()));
        proposals.addAndHold(
                task.side, task.row, group.ambiguous(shown).proposed(), second == null ? null : second.proposed());
    }

    /** Up to ten. A sum that rivals many is described once. */
    private List<AlternativeGroup> alternatives(SumTask task, SumClaims claims) {
        List<AlternativeGroup> others = new ArrayList<>();
        if (task.second().length > 0) {
            others.add(group(task, task.second()).asAlternative());
        }
        for (int i = 0; i < task.inexactPairs.length && others.size() < Alternatives.MOST; i++) {
            others.add(group(task, new int[] {task.inexactPairs[i]}).asAlternative());
        }
        for (SumTask rival : claims.rivals(task, Alternatives.MOST)) {
            if (others.size() < Alternatives.MOST) {
                others.add(described.computeIfAbsent(
                        rival, one -> group(one, one.solution()).asAlternative()));
            }
        }
        return others;
    }

    private void leave(SumTask task, SumPartials partials) {
        if (task.verdict() == Verdict.BUDGET_EXHAUSTED) {
            giveUp(task);
        } else if (task.isSearched()) {
            evidence.certify(task.certificate(rule.plan().index()));
        }
        if (task.keyed.length == 0) {
            return;
        }
        open.note(task.side, task.row, LeftoverReason.SPLIT_INCOMPLETE);
        evidence.miss(task.side, task.row, partials.missing(task));
        FoundGroup partial = task.verdict() == Verdict.NONE ? partials.of(task) : null;
        if (partial != null && partial.score() >= Score.CANDIDATE) {
            proposals.add(task.side, task.row, isContested(partial) ? partial.proposed() : partial);
        }
    }

    private void giveUp(SumTask task) {
        open.note(task.side, task.row, LeftoverReason.SEARCH_BUDGET);
        evidence.certify(task.certificate(rule.plan().index()));
    }

    private void hold(SumTask task) {
        proposals.hold(task.side, new int[] {task.row});
        proposals.hold(task.side.other(), task.claims());
    }

    private void take(FoundGroup group) {
        SumProposals.take(group, open, groups, rule.plan().index());
    }

    private void note(FoundGroup group, LeftoverReason reason) {
        Arrays.stream(group.lefts()).forEach(row -> open.note(Side.LEFT, row, reason));
        Arrays.stream(group.rights()).forEach(row -> open.note(Side.RIGHT, row, reason));
    }
}
