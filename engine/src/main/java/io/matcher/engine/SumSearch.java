package io.matcher.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the sums of a rule's targets within the budgets. What each search costs is known before; the costliest give
 * way, those of equal cost together, so that order does not show.
 */
final class SumSearch {

    private final SumAmounts amounts;
    private final SumLimits limits;
    private final int threads;

    SumSearch(Frame frame, SumAmounts amounts) {
        this.amounts = amounts;
        this.limits = frame.options.sums();
        this.threads = frame.options.threads();
    }

    void run(List<SumTask> tasks) {
        long most = mostWork(tasks);
        Parallel.each(threads, tasks.size(), i -> {
            if (tasks.get(i).candidates.length > 0) {
                search(tasks.get(i), most);
            }
        });
    }

    /** The most that one search may cost. */
    private long mostWork(List<SumTask> tasks) {
        long[] costs = tasks.stream()
                .mapToLong(task -> task.cost)
                .filter(cost -> cost <= limits.maxTargetWork())
                .sorted()
                .toArray();
        return Math.min(limits.maxTargetWork(), WorkBudget.mostWithin(costs, limits.maxRunWork()));
    }

    private void search(SumTask task, long most) {
        SubsetSum search = SumChoice.search(amounts, task.side, task.row, task.candidates);
        if (task.candidates.length > limits.maxCandidates() || task.cost > most) {
            task.skip(search.whole());
        } else {
            task.answer(search.search());
        }
        if (task.hasSolution()) {
            rate(task, search);
        }
    }

    private void rate(SumTask task, SubsetSum search) {
        Side other = task.side.other();
        int scale = Math.max(amounts.scale(task.side, task.row), amounts.scale(other, task.candidates));
        BigInteger[] values = Arrays.stream(task.candidates)
                .mapToObj(part -> SumChoice.unscaled(amounts.get(other, part), scale))
                .toArray(BigInteger[]::new);
        BigInteger target = SumChoice.unscaled(amounts.get(task.side, task.row), scale);
        task.rate(Coincidence.odds(target, values, search.classes()));
    }
}
