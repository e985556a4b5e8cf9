package io.matcher.engine;

import org.jspecify.annotations.Nullable;

/** One rule's turn over the rows that are still open. */
final class RulePass {

    /** The class of a pair that shares its currency and its reference. */
    private static final int EQUAL = Edges.SAME_CURRENCY | Edges.SHARED_REFERENCE;

    private final Frame frame;
    private final RulePlan plan;
    private final OpenRows open;
    private final GroupList groups;
    private long inspected;
    private long candidates;
    private int skippedBlocks;
    /** Where present, pairs are confirmed alone, and the rows of all others are noted here. */
    private @Nullable ContestedRows contested;

    RulePass(Frame frame, RulePlan plan, OpenRows open, GroupList groups) {
        this.frame = frame;
        this.plan = plan;
        this.open = open;
        this.groups = groups;
    }

    /** Confirms pairs and proposes none; rows that others could have stay open and are noted as contested. */
    RuleStatistics confirmOnly(ContestedRows others) {
        contested = others;
        return run();
    }

    RuleStatistics run() {
        int firstGroup = groups.size();
        if (plan.scores().best() >= Score.CANDIDATE && open.count(Side.LEFT) > 0 && open.count(Side.RIGHT) > 0) {
            match();
        }
        return statistics(firstGroup);
    }

    private void match() {
        TextRule text = plan.text();
        if (text == null) {
            matchRows();
            return;
        }
        text.keep();
        matchRows();
        text.release();
    }

    private void matchRows() {
        CandidateSearch search = new CandidateSearch(frame, plan, open);
        if (!search.isComplete() && !plan.reference().match() && !plan.repairs()) {
            // Too many rows look the same. A shared reference singles some out whatever else they could go with, so
            // settle those first and see whether the rest then fits the budget.
            confirmByReference();
            search = new CandidateSearch(frame, plan, open);
        }
        inspected += search.inspectedPairs();
        skippedBlocks = search.skippedBlocks();
        decide(search);
    }

    /**
     * Confirms pairs in one currency that share a reference with each other and with no other candidate: no rival
     * without one can come closer than the points of a reference. A full search would confirm the same pairs.
     */
    private void confirmByReference() {
        if (Score.REFERENCE < frame.options.confirmMargin() || plan.score(EQUAL) < Score.CONFIRMED) {
            return;
        }
        CandidateSearch search = new CandidateSearch(frame, plan.amongEqualReferences(), open);
        inspected += search.inspectedPairs();
        for (Edges edges : new LonePairs(search, plan, 0).alone()) {
            for (int edge = 0; edge < edges.size(); edge++) {
                if (Edges.sameCurrency(edges.pairClass(edge))) {
                    confirm(
                            search.side(Side.LEFT).rows[edges.left(edge)],
                            search.side(Side.RIGHT).rows[edges.right(edge)],
                            plan.score(edges.pairClass(edge)));
                }
            }
        }
    }

    private void decide(CandidateSearch search) {
        PassSide left = search.side(Side.LEFT);
        PassSide right = search.side(Side.RIGHT);
        noteCut(search, Side.LEFT);
        noteCut(search, Side.RIGHT);
        // A cap of the user's can bring pairs across currencies below the threshold.
        LonePairs pairs = new LonePairs(search, plan, Score.CANDIDATE);
        candidates += pairs.count();
        for (Edges edges : pairs.alone()) {
            for (int edge = 0; edge < edges.size(); edge++) {
                take(left.rows[edges.left(edge)], right.rows[edges.right(edge)], plan.score(edges.pairClass(edge)));
            }
        }
        if (pairs.rivalled().size() > 0) {
            Rivalry rivalry = new Rivalry(frame, plan, search, open, groups);
            if (contested == null) {
                rivalry.decide(pairs.rivalled());
            } else {
                rivalry.confirmOnly(pairs.rivalled(), contested);
            }
        }
    }

    private void noteCut(CandidateSearch search, Side side) {
        PassSide rows = search.side(side);
        for (int position = 0; position < rows.size() && !search.isComplete(); position++) {
            if (search.isCut(side, position)) {
                open.note(side, rows.rows[position], LeftoverReason.TOO_MANY_CANDIDATES);
                if (contested != null) {
                    contested.add(side, rows.rows[position]);
                }
            }
        }
    }

    private void take(int left, int right, int score) {
        if (score >= Score.CONFIRMED) {
            confirm(left, right, score);
        } else if (contested != null) {
            contested.add(left, right);
        } else {
            open.take(Side.LEFT, left);
            open.take(Side.RIGHT, right);
            groups.proposed(left, right, plan.index(), score);
        }
    }

    private void confirm(int left, int right, int score) {
        open.take(Side.LEFT, left);
        open.take(Side.RIGHT, right);
        groups.confirmed(left, right, plan.index(), score);
    }

    private RuleStatistics statistics(int firstGroup) {
        int[] found = new int[3];
        for (int group = firstGroup; group < groups.size(); group++) {
            found[0] += groups.status(group) == GroupStatus.CONFIRMED ? 1 : 0;
            found[1] += groups.status(group) == GroupStatus.PROPOSED ? 1 : 0;
            found[2] += groups.isAmbiguous(group) ? 1 : 0;
        }
        return new RuleStatistics(plan.index(), inspected, candidates, found[0], found[1], found[2], skippedBlocks);
    }
}
