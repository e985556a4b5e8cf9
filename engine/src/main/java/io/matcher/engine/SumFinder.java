package io.matcher.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sums of a rule among the open rows: block by block, first the groups that a key declares, then the parts of
 * each target by search. What will be looked at is counted before: targets in reach of more rows than the budget allows
 * are not searched, those of equal reach together, so that order does not show.
 */
final class SumFinder {

    /** More rows than this are no group, whatever key they share. */
    static final int MOST_ROWS = 100_000;

    private static final int[] NOTHING = {};

    private final Frame frame;
    private final SumRule rule;
    private final OpenRows open;
    private final SumEvidence evidence;
    private final SumAmounts amounts;
    /** What the rule compares of a pair. */
    private final SumAmounts pairAmounts;

    private final AmountRule pairs;
    private final List<SumTask> tasks = new ArrayList<>();
    private final List<KeyedSum> keyed = new ArrayList<>();
    private @Nullable SumSide left;
    private @Nullable SumSide right;
    private long mostReach;

    SumFinder(Frame frame, SumRule rule, OpenRows open, SumEvidence evidence) {
        this.frame = frame;
        this.rule = rule;
        this.open = open;
        this.evidence = evidence;
        this.amounts = SumAmounts.of(frame, rule.plan());
        this.pairAmounts = rule.plan().fx() == null ? SumAmounts.own(frame) : amounts;
        this.pairs = rule.pairs().rule();
    }

    SumAmounts amounts() {
        return amounts;
    }

    List<SumTask> tasks() {
        return tasks;
    }

    /** Groups that a key declares and whose sums agree. */
    List<KeyedSum> keyed() {
        return keyed;
    }

    void cover(SumClaims claims) {
        if (left != null && right != null) {
            claims.cover(left);
            claims.cover(right);
        }
    }

    void find() {
        SumSide lefts = SumSide.of(frame, rule, amounts, Side.LEFT, open);
        SumSide rights = SumSide.of(frame, rule, amounts, Side.RIGHT, open);
        left = lefts;
        right = rights;
        mostReach = mostReach(lefts, rights);
        SumKinship kinship = new SumKinship(frame, rule, amounts);
        for (int block = 0; block < lefts.blocks.count(); block++) {
            SumBlock rows = block(lefts, rights, block);
            if (rows == null) {
                continue;
            }
            if (kinship.holds(rows)) {
                find(rows);
            } else {
                // A contrived collision of hashes. What it touches is left open, rather than split by luck.
                note(rows, Side.LEFT, LeftoverReason.TOO_MANY_CANDIDATES);
                note(rows, Side.RIGHT, LeftoverReason.TOO_MANY_CANDIDATES);
            }
        }
        new SumSearch(frame, amounts).run(tasks);
    }

    private @Nullable SumBlock block(SumSide lefts, SumSide rights, int block) {
        long hash = lefts.hashes[lefts.blocks.position(lefts.blocks.start(block))];
        int other = rights.blocks.find(hash);
        return other == Blocks.NONE ? null : new SumBlock(frame, rule, lefts, rights, block, other);
    }

    private void note(SumBlock block, Side side, LeftoverReason reason) {
        for (int row : block.rows(side)) {
            open.note(side, row, reason);
        }
    }

    /** The longest reach of a target with which all of them stay within the budget of pairs. */
    private long mostReach(SumSide lefts, SumSide rights) {
        LongColumn reaches = new LongColumn();
        for (int block = 0; block < lefts.blocks.count(); block++) {
            SumBlock rows = block(lefts, rights, block);
            if (rows != null) {
                rule.targets().forEach(side -> addReaches(rows, side, reaches));
            }
        }
        long[] ascending = reaches.toArray();
        Arrays.sort(ascending);
        return WorkBudget.mostWithin(ascending, frame.options.maxPairs());
    }

    private void addReaches(SumBlock block, Side side, LongColumn reaches) {
        for (int index = block.from(side); index < block.to(side); index++) {
            reaches.add(Math.max(0, block.reachTo(side, index) - block.reachFrom(side, index)));
        }
    }

    private void find(SumBlock block) {
        if (rule.isKeyed() && rule.isManyToMany() && declares(block)) {
            return;
        }
        if (hasSeveralOnBothSides(block)) {
            noteIncomplete(block);
        }
        if (!rule.isManyToMany()) {
            find(block, rule.target());
        } else if (rule.isKeyed() && block.count(Side.LEFT) == 1) {
            find(block, Side.LEFT);
        } else if (rule.isKeyed() && block.count(Side.RIGHT) == 1) {
            find(block, Side.RIGHT);
        } else {
            find(block, Side.LEFT);
            find(block, Side.RIGHT);
        }
    }

    /** Whether a key that may gather rows on both sides has more than one on either: none is the target of the others. */
    private boolean hasSeveralOnBothSides(SumBlock block) {
        return rule.isKeyed() && rule.isManyToMany() && block.count(Side.LEFT) > 1 && block.count(Side.RIGHT) > 1;
    }

    /** Whether the rows of a key, all together, are a group. */
    private boolean declares(SumBlock block) {
        if (block.count(Side.LEFT) + block.count(Side.RIGHT) > MOST_ROWS || !block.isWhole()) {
            return false;
        }
        Side target = rule.target();
        int[] targets = block.rows(target);
        int[] parts = block.rows(target.other());
        if (!rule.admits(amounts.total(target, targets), amounts.total(target.other(), parts))) {
            return false;
        }
        keyed.add(new KeyedSum(target, targets, parts));
        return true;
    }

    private void noteIncomplete(SumBlock block) {
        Side target = rule.target();
        BigDecimal sum = amounts.total(target.other(), block.rows(target.other()));
        BigDecimal missing = amounts.total(target, block.rows(target)).subtract(sum);
        for (int row : block.rows(target)) {
            open.note(target, row, LeftoverReason.SPLIT_INCOMPLETE);
            evidence.miss(target, row, missing);
        }
    }

    private void find(SumBlock block, Side side) {
        for (int index = block.from(side); index < block.to(side); index++) {
            int from = block.reachFrom(side, index);
            int to = block.reachTo(side, index);
            if (from < to && (to - from > mostReach || to - from >= MOST_ROWS)) {
                skip(block, side, index, from, to);
            } else if (from < to) {
                add(side, block.row(side, index), block.parts(side, index), !hasSeveralOnBothSides(block));
            }
        }
    }

    /** More rows in reach than may be looked at: any of them may be needed here. */
    private void skip(SumBlock block, Side side, int index, int from, int to) {
        block.cover(side.other(), from, to);
        tasks.add(SumTask.beyondReach(side, block.row(side, index), to - from));
    }

    private void add(Side side, int row, int[] parts, boolean ownsKey) {
        if (parts.length == 0) {
            return;
        }
        int[] keyedParts = rule.isKeyed() && ownsKey ? parts : NOTHING;
        if (rule.isKeyed() && rule.admits(amounts.get(side, row), amounts.total(side.other(), parts))) {
            // All rows of its key are its parts where their sum agrees, however many other choices there are.
            tasks.add(SumTask.declared(side, row, parts));
            return;
        }
        int[] close = rule.pairs().isRange() ? inexactPairs(side, row, parts) : NOTHING;
        boolean isSearched = rule.isExact() && amounts.signum(side, row) != 0;
        if (isSearched) {
            int[] candidates = SumChoice.candidates(frame, amounts, side, row, parts);
            long cost = candidates.length == 0
                    ? 0
                    : SumChoice.search(amounts, side, row, candidates).cost();
            tasks.add(SumTask.among(side, row, keyedParts, close, candidates, cost));
        } else {
            tasks.add(SumTask.unsearched(side, row, keyedParts, close));
        }
    }

    private int[] inexactPairs(Side side, int row, int[] parts) {
        BigDecimal amount = pairAmounts.get(side, row);
        int[] close = Arrays.stream(parts)
                .filter(part -> {
                    BigDecimal other = pairAmounts.get(side.other(), part);
                    return amount.compareTo(other) != 0
                            && (side == Side.LEFT ? pairs.admits(amount, other) : pairs.admits(other, amount));
                })
                .toArray();
        IntSort.sort(close, new CanonicalOrder(frame.ledger(side.other()))::compare);
        return close;
    }
}
