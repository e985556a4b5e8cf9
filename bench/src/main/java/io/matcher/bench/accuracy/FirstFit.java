package io.matcher.bench.accuracy;

import io.matcher.engine.Ledger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The baseline: both sides sorted by day, amount, currency and id, and for each rule each open left row takes the first open right row
 * that satisfies it. The rules are those of {@link StandardRules}; blocks by reference or by amount only spare it the pairs that fail
 * anyway, so that it ends.
 */
public final class FirstFit {

    private static final int MOST_DAYS = 3;
    private static final BigDecimal FEE = new BigDecimal("0.08");
    private static final BigDecimal CENTS = new BigDecimal("0.50");

    private final Ledger left;
    private final Ledger right;
    private final int[] lefts;
    private final int[] rights;
    private final boolean[] takenLeft;
    private final boolean[] takenRight;
    private final IntStream.Builder foundLefts = IntStream.builder();
    private final IntStream.Builder foundRights = IntStream.builder();

    private FirstFit(Ledger left, Ledger right) {
        this.left = left;
        this.right = right;
        this.lefts = sorted(left);
        this.rights = sorted(right);
        this.takenLeft = new boolean[left.size()];
        this.takenRight = new boolean[right.size()];
    }

    public static Found match(Ledger left, Ledger right) {
        FirstFit fit = new FirstFit(left, right);
        fit.pass(row -> fit.referenceOf(fit.left, row), row -> fit.referenceOf(fit.right, row), fit::isExact);
        fit.pass(row -> fit.referenceOf(fit.left, row), row -> fit.referenceOf(fit.right, row), fit::isNear);
        fit.pass(row -> worth(fit.left, row), row -> worth(fit.right, row), fit::isWithinDays);
        return Found.pairs(
                fit.foundLefts.build().toArray(), fit.foundRights.build().toArray());
    }

    private static int[] sorted(Ledger ledger) {
        Comparator<Integer> order = Comparator.<Integer>comparingInt(ledger::bookingDay)
                .thenComparing(ledger::amount)
                .thenComparing(ledger::currency)
                .thenComparing(ledger::externalId);
        return IntStream.range(0, ledger.size())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether a pair satisfies a rule. */
    @FunctionalInterface
    private interface Rule {
        boolean admits(int leftRow, int rightRow);
    }

    private void pass(IntFunction<@Nullable String> leftBlock, IntFunction<@Nullable String> rightBlock, Rule rule) {
        Map<String, List<Integer>> blocks = new HashMap<>();
        Arrays.stream(rights).filter(row -> !takenRight[row]).forEach(row -> {
            String block = rightBlock.apply(row);
            if (block != null) {
                blocks.computeIfAbsent(block, key -> new ArrayList<>(1)).add(row);
            }
        });
        for (int row : lefts) {
            String block = takenLeft[row] ? null : leftBlock.apply(row);
            if (block != null) {
                takeFirst(row, blocks.getOrDefault(block, List.of()), rule);
            }
        }
    }

    private void takeFirst(int leftRow, List<Integer> candidates, Rule rule) {
        for (int i = 0; i < candidates.size(); i++) {
            int candidate = candidates.get(i);
            if (rule.admits(leftRow, candidate)) {
                candidates.remove(i);
                takenLeft[leftRow] = true;
                takenRight[candidate] = true;
                foundLefts.add(leftRow);
                foundRights.add(candidate);
                return;
            }
        }
    }

    private @Nullable String referenceOf(Ledger ledger, int row) {
        String reference = ledger.reference(row).strip();
        return reference.isEmpty() ? null : ledger.currency(row) + reference.toLowerCase(Locale.ROOT);
    }

    private static String worth(Ledger ledger, int row) {
        return ledger.currency(row) + ledger.amount(row).stripTrailingZeros().toPlainString();
    }

    private int days(int leftRow, int rightRow) {
        return right.bookingDay(rightRow) - left.bookingDay(leftRow);
    }

    private boolean isExact(int leftRow, int rightRow) {
        return days(leftRow, rightRow) == 0 && left.amount(leftRow).compareTo(right.amount(rightRow)) == 0;
    }

    private boolean isNear(int leftRow, int rightRow) {
        BigDecimal most = left.amount(leftRow)
                .abs()
                .max(right.amount(rightRow).abs())
                .multiply(FEE)
                .max(CENTS);
        BigDecimal apart = left.amount(leftRow).subtract(right.amount(rightRow)).abs();
        return Math.abs(days(leftRow, rightRow)) <= MOST_DAYS && apart.compareTo(most) <= 0;
    }

    private boolean isWithinDays(int leftRow, int rightRow) {
        int days = days(leftRow, rightRow);
        return days >= 0 && days <= MOST_DAYS;
    }
}
