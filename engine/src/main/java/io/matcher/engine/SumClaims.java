package io.matcher.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which searches may need which rows. A sum whose rows nothing else may need has no rival. */
final class SumClaims {

    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    private final Frame frame;
    private final int[] left;
    private final int[] right;
    private final List<SumTask> tasks;
    private final Map<Long, IntColumn> several = new HashMap<>();

    SumClaims(Frame frame, List<SumTask> tasks) {
        this.frame = frame;
        this.left = new int[frame.ledger(Side.LEFT).size()];
        this.right = new int[frame.ledger(Side.RIGHT).size()];
        this.tasks = tasks;
        Arrays.fill(left, NOBODY);
        Arrays.fill(right, NOBODY);
        for (int task = 0; task < tasks.size(); task++) {
            claim(task, tasks.get(task));
        }
        for (Map.Entry<Long, IntColumn> row : several.entrySet()) {
            int[] sorted = row.getValue().toArray();
            IntSort.sort(sorted, (a, b) -> order(frame).compare(tasks.get(a), tasks.get(b)));
            IntColumn inOrder = new IntColumn();
            Arrays.stream(sorted).forEach(inOrder::add);
            row.setValue(inOrder);
        }
    }

    /** The order of targets by what they hold. */
    static Comparator<SumTask> order(Frame frame) {
        return Comparator.comparing((SumTask task) -> task.side)
                .thenComparing((a, b) -> new CanonicalOrder(frame.ledger(a.side)).compare(a.row, b.row));
    }

    private void claim(int number, SumTask task) {
        int[] parts = task.claims();
        if (parts.length > 0 || task.inexactPairs.length > 0) {
            claim(number, task.side, task.row);
        }
        for (int part : parts) {
            claim(number, task.side.other(), part);
        }
        for (int part : task.inexactPairs) {
            claim(number, task.side.other(), part);
        }
    }

    private void claim(int number, Side side, int row) {
        int[] claims = side == Side.LEFT ? left : right;
        if (claims[row] == NOBODY) {
            claims[row] = number;
        } else if (claims[row] != number) {
            several.computeIfAbsent(key(side, row), key -> {
                        IntColumn first = new IntColumn();
                        if (claims[row] >= 0) {
                            first.add(claims[row]);
                        }
                        return first;
                    })
                    .add(number);
            claims[row] = SEVERAL;
        }
    }

    private static long key(Side side, int row) {
        return ((long) row << 1) | (side == Side.LEFT ? 0 : 1);
    }

    /** Searches that were not made may need these rows. */
    void cover(SumSide side) {
        int[] claims = side.side == Side.LEFT ? left : right;
        side.eachCovered(row -> claims[row] = SEVERAL);
    }

    /** Whether no other search may need a row of this task's sum. */
    boolean isAlone(SumTask task, int number) {
        int[] targets = task.side == Side.LEFT ? left : right;
        int[] parts = task.side == Side.LEFT ? right : left;
        return targets[task.row] == number && Arrays.stream(task.solution()).allMatch(part -> parts[part] == number);
    }

    /** Other tasks with a sum of their own that may need a row of this one's; the first of each row in canonical order. */
    List<SumTask> rivals(SumTask task, int most) {
        List<SumTask> rivals = new ArrayList<>();
        add(task, task.side, task.row, most, rivals);
        int[] parts = task.solution();
        IntSort.sort(parts, new CanonicalOrder(frame.ledger(task.side.other()))::compare);
        for (int part : parts) {
            if (rivals.size() < most) {
                add(task, task.side.other(), part, most, rivals);
            }
        }
        return rivals.subList(0, Math.min(most, rivals.size()));
    }

    private void add(SumTask task, Side side, int row, int most, List<SumTask> rivals) {
        IntColumn claimants = several.get(key(side, row));
        // The task itself is one of them.
        for (int i = 0; claimants != null && i < claimants.size() && i <= most; i++) {
            SumTask other = tasks.get(claimants.get(i));
            if (other != task && other.hasSolution() && !rivals.contains(other)) {
                rivals.add(other);
            }
        }
    }
}
