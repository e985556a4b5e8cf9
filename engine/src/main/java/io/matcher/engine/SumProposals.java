package io.matcher.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums of a rule that wait: they are proposed where pairs have left their rows open. */
final class SumProposals {

    private final Frame frame;
    private final ContestedRows contested;
    private final List<Waiting> waiting = new ArrayList<>();
    private final BitSet heldLeft = new BitSet();
    private final BitSet heldRight = new BitSet();

    /** A group to propose, and what to propose in its place where a row of it is gone. */
    private record Waiting(
            Side target,
            int row,
            FoundGroup group,
            @Nullable FoundGroup second) {}

    SumProposals(Frame frame, ContestedRows contested) {
        this.frame = frame;
        this.contested = contested;
    }

    /** Waits without a claim: pairs may take its rows. */
    void add(Side target, int row, FoundGroup group) {
        waiting.add(new Waiting(target, row, group, null));
    }

    void addAndHold(Side target, int row, FoundGroup group, @Nullable FoundGroup second) {
        waiting.add(new Waiting(target, row, group, second));
        hold(Side.LEFT, group.lefts());
        hold(Side.RIGHT, group.rights());
    }

    /** Keeps rows that a sum may need from pairs that are merely close, but not those of a pair of equal amounts. */
    void hold(Side side, int[] rows) {
        for (int row : rows) {
            if (!contested.contains(side, row)) {
                held(side).set(row);
            }
        }
    }

    private BitSet held(Side side) {
        return side == Side.LEFT ? heldLeft : heldRight;
    }

    /** The rows that are kept, ascending. */
    int[] heldRows(Side side) {
        return held(side).stream().toArray();
    }

    /**
     * Takes the groups whose rows are open, the unambiguous first and else in the canonical order of their targets. That
     * order chooses among proposals alone: what is confirmed here is a key's partial allocation, which shares no row.
     */
    void take(OpenRows open, GroupList groups, int rule) {
        waiting.sort(Comparator.comparing((Waiting one) -> one.group().isAmbiguous())
                .thenComparing(Waiting::target)
                .thenComparing((a, b) -> new CanonicalOrder(frame.ledger(a.target())).compare(a.row(), b.row())));
        for (Waiting one : waiting) {
            FoundGroup second = one.second();
            if (isOpen(open, one.group())) {
                take(one.group(), open, groups, rule);
            } else if (second != null && isOpen(open, second)) {
                take(second, open, groups, rule);
            }
        }
    }

    private static boolean isOpen(OpenRows open, FoundGroup group) {
        return open.areOpen(Side.LEFT, group.lefts()) && open.areOpen(Side.RIGHT, group.rights());
    }

    static void take(FoundGroup group, OpenRows open, GroupList groups, int rule) {
        Arrays.stream(group.lefts()).forEach(row -> open.take(Side.LEFT, row));
        Arrays.stream(group.rights()).forEach(row -> open.take(Side.RIGHT, row));
        groups.add(group, rule);
    }
}
