package io.matcher.engine;

import io.matcher.engine.SumCertificate.Verdict;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which of some amounts add up to a target, exactly, and whether that is the only choice: meet in the middle (Horowitz
 * and Sahni, 1974), about 2·2^(n/2) sums for n different amounts. It stops at the second choice.
 *
 * <p>Amounts are scaled longs. Where their sum could overflow, sums are taken modulo 2^64 and every hit is checked on
 * the amounts themselves.
 */
final class SubsetSum {

    private static final int[] NOTHING = {};
    /** Choices looked at for one sum; beyond one another exact hits are few, else contrived. */
    private static final int MOST_WRAPPED = 16;

    private final long target;
    private final AmountClasses classes;
    private final HalfSums[] halves;
    private final int candidates;
    private final @Nullable Check check;
    private final long cost;
    private int[] first = NOTHING;
    private int[] second = NOTHING;
    private long work;
    private boolean doubtful;

    /** Whether these candidates add up to the target, on exact amounts. */
    @FunctionalInterface
    interface Check {
        boolean test(int[] chosen);
    }

    /** What a search came to; choices are positions of candidates, ascending, empty where there is none. */
    static final class Answer {

        private final Verdict verdict;
        private final int[] first;
        private final int[] second;
        private final long work;

        Answer(Verdict verdict, int[] first, int[] second, long work) {
            this.verdict = verdict;
            this.first = first;
            this.second = second;
            this.work = work;
        }

        Verdict verdict() {
            return verdict;
        }

        int[] first() {
            return first;
        }

        int[] second() {
            return second;
        }

        long work() {
            return work;
        }
    }

    /**
     * @param target not 0
     * @param amounts none of them 0; equal ones are taken in this order
     * @param check absent where no sum can overflow
     */
    SubsetSum(long target, long[] amounts, @Nullable Check check) {
        this.target = target;
        this.candidates = amounts.length;
        this.check = check;
        this.classes = AmountClasses.of(amounts, check == null);
        this.halves = classes.halves(check != null);
        this.cost = Math.min(AmountClasses.MANY, halves[0].size() + halves[1].size());
    }

    /** The partial sums that a search will build; known before. */
    long cost() {
        return cost;
    }

    AmountClasses classes() {
        return classes;
    }

    /** All candidates together, where these add up to the target; else nothing. */
    int[] whole() {
        int[] all = Radix.identity(candidates);
        long sum = 0;
        for (int i = 0; i < classes.size(); i++) {
            sum += classes.values()[i] * classes.count(i);
        }
        return sum == target && (check == null || check.test(all)) ? all : NOTHING;
    }

    Answer search() {
        first = whole();
        long[] a = halves[0].sorted();
        long[] b = halves[1].sorted();
        work = (long) a.length + b.length;
        if (check == null) {
            meet(a, b);
        } else {
            meetWrapped(a, b);
        }
        return new Answer(verdict(), first, second, work);
    }

    private Verdict verdict() {
        if (second.length > 0) {
            return Verdict.AMBIGUOUS;
        }
        if (doubtful) {
            return Verdict.BUDGET_EXHAUSTED;
        }
        return first.length > 0 ? Verdict.UNIQUE : Verdict.NONE;
    }

    private void meet(long[] a, long[] b) {
        int i = 0;
        int j = b.length - 1;
        while (i < a.length && j >= 0 && second.length == 0) {
            work++;
            long sum = a[i] + b[j];
            if (sum < target) {
                i++;
            } else if (sum > target) {
                j--;
            } else {
                offerAll(a[i], b[j], 2);
                i = endOfEqual(a, i);
                j = beforeEqual(b, j);
            }
        }
    }

    private static int endOfEqual(long[] sums, int from) {
        int at = from;
        while (at < sums.length && sums[at] == sums[from]) {
            at++;
        }
        return at;
    }

    private static int beforeEqual(long[] sums, int from) {
        int at = from;
        while (at >= 0 && sums[at] == sums[from]) {
            at--;
        }
        return at;
    }

    private void meetWrapped(long[] a, long[] b) {
        for (int i = 0; i < a.length && second.length == 0 && !doubtful; i = endOfEqual(a, i)) {
            work++;
            if (Arrays.binarySearch(b, target - a[i]) >= 0) {
                offerAll(a[i], target - a[i], MOST_WRAPPED);
            }
        }
    }

    private void offerAll(long sumOfA, long sumOfB, int most) {
        for (int[] choiceOfA : halves[0].choices(sumOfA, most)) {
            for (int[] choiceOfB : halves[1].choices(sumOfB, most)) {
                int[] counts = new int[classes.size()];
                place(halves[0], choiceOfA, counts);
                place(halves[1], choiceOfB, counts);
                offer(counts);
            }
        }
    }

    private static void place(HalfSums half, int[] choice, int[] counts) {
        for (int i = 0; i < choice.length; i++) {
            counts[half.classes[i]] = choice[i];
        }
    }

    private void offer(int[] counts) {
        int[] chosen = chosen(counts, -1);
        if (chosen.length == 0 || second.length > 0 || Arrays.equals(chosen, first)) {
            return;
        }
        if (check != null && !check.test(chosen)) {
            // Equal modulo 2^64 alone. That there is no other choice can then not be vouched for.
            doubtful = true;
        } else if (first.length == 0) {
            first = chosen;
            second = exchanged(counts);
        } else {
            second = chosen;
        }
    }

    /** The same choice with another row of equal amount, where one is left over. */
    private int[] exchanged(int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && counts[i] < classes.count(i)) {
                return chosen(counts, i);
            }
        }
        return NOTHING;
    }

    private int[] chosen(int[] counts, int exchanged) {
        IntColumn chosen = new IntColumn();
        for (int i = 0; i < counts.length; i++) {
            int shift = i == exchanged ? 1 : 0;
            for (int k = 0; k < counts[i]; k++) {
                chosen.add(classes.members()[i][k + shift]);
            }
        }
        int[] sorted = chosen.toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
