package io.matcher.mining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Draws rule settings from pairs, tightly: first so that nine in ten of the pairs fit, then so that all do. */
final class Proposer {

    private static final int FEWEST = 3;
    private static final int[] PERCENT = {90, 100};
    private static final List<BigDecimal> STEPS = Stream.of("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")
            .map(BigDecimal::new)
            .toList();

    private final List<Observed> exact;
    private final List<Observed> sameReference;
    private final List<Observed> sameAmount;

    Proposer(List<Observed> observed) {
        this.exact = observed.stream().filter(Observed::isExact).toList();
        this.sameReference = observed.stream()
                .filter(pair -> pair.sameReference() && !pair.isExact())
                .toList();
        this.sameAmount = observed.stream()
                .filter(pair -> !pair.sameReference() && pair.isEqual())
                .toList();
    }

    /** Kinds of rules, each with drafts from narrow to wide, of which one may be suggested. */
    List<List<Draft>> drafts() {
        List<List<Draft>> kinds = new ArrayList<>();
        add(kinds, exact, pairs -> List.of(equal(pairs)));
        add(kinds, sameReference, pairs -> levels(pairs, Proposer::near));
        add(kinds, sameAmount, pairs -> levels(pairs, Proposer::late));
        return kinds;
    }

    private static void add(
            List<List<Draft>> kinds, List<Observed> pairs, Function<List<Observed>, List<Draft>> drawing) {
        if (pairs.size() >= FEWEST) {
            kinds.add(drawing.apply(pairs));
        }
    }

    private interface Drawing {
        Draft draw(List<Observed> pairs, int percent);
    }

    private static List<Draft> levels(List<Observed> pairs, Drawing drawing) {
        List<Draft> drafts = new ArrayList<>();
        for (int percent : PERCENT) {
            Draft draft = drawing.draw(pairs, percent);
            if (drafts.stream().noneMatch(other -> other.config().equals(draft.config()))) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static Draft equal(List<Observed> pairs) {
        return new Draft(
                "EXACT",
                Map.of("matchReference", true, "referenceMustSet", true),
                pairs.size() + " pairs bear the same reference, amount and day",
                pairs.size());
    }

    private static Draft near(List<Observed> pairs, int percent) {
        int days = within(pairs, percent, pair -> Math.abs(pair.days()), Comparator.naturalOrder());
        BigDecimal amount = within(pairs, percent, Observed::amount, Comparator.naturalOrder());
        BigDecimal share = within(pairs, percent, Observed::share, Comparator.naturalOrder());
        boolean isShare = amount.signum() > 0 && isSteadierAsShare(pairs, amount, share);
        String bound = text(isShare ? roundUp(share) : roundUp(amount));
        return new Draft(
                "TOLERANCE",
                Map.of(
                        "matchReference",
                        true,
                        "referenceMustSet",
                        true,
                        "absTolerance",
                        isShare ? "0" : bound,
                        "percentTolerance",
                        isShare ? bound : "0",
                        "dateWindowDays",
                        days),
                "Of " + pairs.size() + " pairs with the same reference, " + percent
                        + " % lie within " + (isShare ? bound + " of the larger amount" : bound) + " and " + days
                        + " days",
                pairs.size());
    }

    /** A fee in percent spreads less as a share than as an amount; a fixed fee or a rounding difference the other way. */
    private static boolean isSteadierAsShare(List<Observed> pairs, BigDecimal amount, BigDecimal share) {
        BigDecimal middleAmount = within(pairs, 50, Observed::amount, Comparator.naturalOrder());
        BigDecimal middleShare = within(pairs, 50, Observed::share, Comparator.naturalOrder());
        return share.multiply(middleAmount).compareTo(amount.multiply(middleShare)) < 0;
    }

    private static Draft late(List<Observed> pairs, int percent) {
        int days = within(pairs, percent, pair -> Math.abs(pair.days()), Comparator.naturalOrder());
        boolean after = pairs.stream().allMatch(pair -> pair.days() >= 0);
        boolean before = pairs.stream().allMatch(pair -> pair.days() <= 0);
        String direction = after ? "LEFT_BEFORE_RIGHT" : before ? "RIGHT_BEFORE_LEFT" : "ABS";
        return new Draft(
                "DATE_LAG",
                Map.of("minDays", 0, "maxDays", days, "direction", direction, "feeTolerance", "0"),
                "Of " + pairs.size() + " pairs with the same amount and different references, " + percent
                        + " % lie within " + days + " days" + (after && !before ? ", the right after the left" : "")
                        + (before && !after ? ", the left after the right" : ""),
                pairs.size());
    }

    /** The smallest of their values that so many percent of the pairs do not exceed. */
    private static <T> T within(
            List<Observed> pairs, int percent, Function<Observed, T> value, Comparator<? super T> order) {
        List<T> values = pairs.stream().map(value).sorted(order).toList();
        return values.get((values.size() * percent + 99) / 100 - 1);
    }

    /** The next round number, such as 0.25, 3 or 80, as a person would write a tolerance; at most half as much again. */
    static BigDecimal roundUp(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 1);
        for (BigDecimal step : STEPS) {
            BigDecimal rounded = unit.multiply(step);
            if (rounded.compareTo(value) >= 0) {
                return rounded;
            }
        }
        throw new IllegalStateException("Ten units are more than any value of their order: " + value);
    }

    private static String text(BigDecimal value) {
        return value.setScale(Math.max(0, value.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
