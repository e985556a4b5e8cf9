package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The candidate pairs of a search, told apart: those whose rows are in no other and fully known, and those that have rivals or
 * might have.
 */
final class LonePairs {

    private static final byte SEVERAL = 2;

    private final CandidateSearch search;
    private final RulePlan plan;
    private final int leastScore;
    /** By position: in how many candidate pairs the row is, counted up to {@link #SEVERAL}. */
    private final byte[] ofLeft;

    private final byte[] ofRight;
    private final List<Edges> alone;
    private final Edges rivalled;

    /** Pairs that score less than {@code leastScore} count for nothing, not even as rivals. */
    LonePairs(CandidateSearch search, RulePlan plan, int leastScore) {
        this.search = search;
        this.plan = plan;
        this.leastScore = leastScore;
        this.ofLeft = new byte[search.side(Side.LEFT).size()];
        this.ofRight = new byte[search.side(Side.RIGHT).size()];
        this.alone = search.edges();
        List<Callable<Edges>> tasks = new ArrayList<>();
        alone.forEach(part -> tasks.add(() -> parted(part)));
        this.rivalled = Edges.joined(Parallel.all(tasks));
    }

    /** Keeps those that are alone and answers with the others. Lists share no row, so that each has a thread of its own. */
    private Edges parted(Edges edges) {
        for (int edge = 0; edge < edges.size(); edge++) {
            if (plan.score(edges.pairClass(edge)) >= leastScore) {
                count(ofLeft, edges.left(edge));
                count(ofRight, edges.right(edge));
            }
        }
        Edges others = new Edges(0);
        int kept = 0;
        for (int edge = 0; edge < edges.size(); edge++) {
            if (plan.score(edges.pairClass(edge)) < leastScore) {
                continue;
            }
            if (isAlone(edges.left(edge), edges.right(edge))) {
                edges.move(edge, kept++);
            } else {
                others.add(edges.left(edge), edges.right(edge), edges.pairClass(edge));
            }
        }
        edges.truncate(kept);
        return others;
    }

    private static void count(byte[] pairs, int position) {
        if (pairs[position] < SEVERAL) {
            pairs[position]++;
        }
    }

    private boolean isAlone(int left, int right) {
        return ofLeft[left] == 1
                && ofRight[right] == 1
                && !search.isCut(Side.LEFT, left)
                && !search.isCut(Side.RIGHT, right);
    }

    List<Edges> alone() {
        return alone;
    }

    Edges rivalled() {
        return rivalled;
    }

    /** How many pairs there are of either kind. */
    long count() {
        return rivalled.size() + alone.stream().mapToLong(Edges::size).sum();
    }
}
