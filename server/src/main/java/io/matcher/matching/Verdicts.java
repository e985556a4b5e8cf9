package io.matcher.matching;

import io.matcher.engine.GroupStatus;
import io.matcher.engine.Groups;
import io.matcher.engine.LeftoverReason;
import io.matcher.engine.Leftovers;
import io.matcher.engine.MatchResult;
import io.matcher.engine.RuleSettings;
import io.matcher.engine.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The decisions of a run: the engine's, but with no group confirmed whose amounts differ because its rule did not compare them. */
final class Verdicts {

    private static final int ALLOCATION_SCALE = 8;

    private final RunInput input;
    private final MatchResult result;
    private final List<RuleSettings> settings;
    private final int[] groupsOfRules;
    private final Tally confirmed = new Tally();
    private final Tally proposed = new Tally();
    private int ambiguous;

    Verdicts(RunInput input, MatchResult result) {
        this.input = input;
        this.result = result;
        this.settings = input.engineRules().stream()
                .map(io.matcher.engine.MatchRule::settings)
                .toList();
        this.groupsOfRules = new int[settings.size()];
        count();
    }

    /** Groups and the rows in them. */
    private static final class Tally {
        int groups;
        int left;
        int right;

        void add(int lefts, int rights) {
            groups++;
            left += lefts;
            right += rights;
        }

        int rows() {
            return left + right;
        }
    }

    private void count() {
        for (int group = 0; group < groups().size(); group++) {
            if (isKept(group)) {
                count(group);
            }
        }
    }

    private void count(int group) {
        int left = groups().rows(group, Side.LEFT).length;
        int right = groups().rows(group, Side.RIGHT).length;
        (isConfirmed(group) ? confirmed : proposed).add(left, right);
        ambiguous += groups().isAmbiguous(group) ? 1 : 0;
        groupsOfRules[groups().rule(group)]++;
    }

    /** Whether the group lies within what the run may write. */
    boolean isKept(int group) {
        return input.scope().isWhole() || (lieInside(group, Side.LEFT) && lieInside(group, Side.RIGHT));
    }

    private boolean lieInside(int group, Side side) {
        return Arrays.stream(groups().rows(group, side))
                .allMatch(row -> input.scope().contains(side, row));
    }

    Groups groups() {
        return result.groups();
    }

    MatchResult result() {
        return result;
    }

    boolean isConfirmed(int group) {
        return groups().status(group) == GroupStatus.CONFIRMED
                && (isEven(group) || (groups().difference(group) != null && comparesAmounts(group)));
    }

    private boolean comparesAmounts(int group) {
        return groups().isSum(group) || EngineRules.comparesAmounts(settings.get(groups().rule(group)));
    }

    private boolean isEven(int group) {
        BigDecimal difference = groups().difference(group);
        return difference != null && difference.signum() == 0;
    }

    /** What a difference between the sides of a confirmed group is called; null where there is none. */
    @Nullable
    String differenceType(int group) {
        BigDecimal difference = difference(group);
        if (difference == null || difference.signum() == 0) {
            return null;
        }
        EngineRules.DifferenceType type = groups().isSum(group)
                ? EngineRules.DifferenceType.TOLERANCE
                : EngineRules.differenceType(settings.get(groups().rule(group)));
        boolean admitted = isEven(group) || type != EngineRules.DifferenceType.NONE;
        if (admitted && isNormalised(group)) {
            return EngineRules.DifferenceType.FEE.name();
        }
        return type == EngineRules.DifferenceType.NONE ? null : type.name();
    }

    /** Left amounts less right amounts, as they are kept and allocated; null across currencies. */
    @Nullable
    BigDecimal difference(int group) {
        BigDecimal compared = groups().difference(group);
        return compared == null || !isNormalised(group)
                ? compared
                : taken(group, Side.LEFT).subtract(taken(group, Side.RIGHT));
    }

    /** Whether a row of the group was compared by another amount than its own. */
    private boolean isNormalised(int group) {
        return input.fees().normalise()
                && Arrays.stream(Side.values()).anyMatch(side -> Arrays.stream(groups().rows(group, side))
                        .anyMatch(row -> input.fees().of(side).stored(row) != null));
    }

    private BigDecimal taken(int group, Side side) {
        int[] rows = groups().rows(group, side);
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 0; index < rows.length; index++) {
            BigDecimal part = part(group, side, index, rows[index]);
            sum = sum.add(part == null ? input.amount(side, rows[index]) : part);
        }
        return sum;
    }

    /**
     * What the group takes of a row, where that is not all of it. Of a row that was compared by another amount it is the same share of its
     * own, rounded down to 8 decimals.
     *
     * @param index the row's place in the group, which the caller knows: giving out the rows of a large group for each of them would copy
     *     them as often as there are rows
     */
    @Nullable
    BigDecimal part(int group, Side side, int index, int row) {
        if (!groups().isSum(group)) {
            return null;
        }
        BigDecimal allocated = groups().allocated(group, side, index);
        BigDecimal compared = input.ledger(side).amount(row);
        if (allocated.compareTo(compared) == 0) {
            return null;
        }
        BigDecimal stored = input.fees().of(side).stored(row);
        return stored == null
                ? allocated
                : stored.multiply(allocated).divide(compared, ALLOCATION_SCALE, RoundingMode.DOWN);
    }

    /** Receives what confirmed groups leave of a row. */
    @FunctionalInterface
    interface Rest {
        void of(Side side, int row, BigDecimal rest);
    }

    /** Goes through the rows of which a confirmed group takes a part. */
    void rests(Rest rest) {
        for (int group = 0; group < groups().size(); group++) {
            if (groups().isSum(group) && isKept(group) && isConfirmed(group)) {
                rests(group, Side.LEFT, rest);
                rests(group, Side.RIGHT, rest);
            }
        }
    }

    private void rests(int group, Side side, Rest rest) {
        int[] rows = groups().rows(group, side);
        for (int index = 0; index < rows.length; index++) {
            BigDecimal part = part(group, side, index, rows[index]);
            if (part != null) {
                rest.of(side, rows[index], input.amount(side, rows[index]).subtract(part));
            }
        }
    }

    /** How many groups the run writes. */
    int kept() {
        return confirmed.groups + proposed.groups;
    }

    /** How many transactions wait for a person. */
    int proposedRows() {
        return proposed.rows();
    }

    /** How many transactions are matched. */
    int confirmedRows() {
        return confirmed.rows();
    }

    int[] groupsOfRules() {
        return groupsOfRules.clone();
    }

    /** Receives a row that is in no group. */
    @FunctionalInterface
    interface Left {
        void over(int row, LeftoverReason reason);
    }

    /** Goes through the rows of a side, within what the run may write, that are in no group. */
    void leftovers(Side side, Left left) {
        Leftovers leftovers = result.leftovers(side);
        for (int i = 0; i < leftovers.size(); i++) {
            if (input.scope().contains(side, leftovers.row(i))) {
                left.over(leftovers.row(i), leftovers.reason(i));
            }
        }
    }

    private int countLeftovers(Side side) {
        AtomicInteger count = new AtomicInteger();
        leftovers(side, (row, reason) -> count.incrementAndGet());
        return count.get();
    }

    /** The figures of the run, as clients know them. */
    Map<String, Object> stats(String digest) {
        int left = countLeftovers(Side.LEFT);
        int right = countLeftovers(Side.RIGHT);
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("candidates_left", input.scope().count(Side.LEFT, input.left().size()));
        stats.put(
                "candidates_right",
                input.scope().count(Side.RIGHT, input.right().size()));
        stats.put("read_left", input.left().size());
        stats.put("read_right", input.right().size());
        stats.put("matches", kept());
        stats.put("auto_matched_left", confirmed.left);
        stats.put("auto_matched_right", confirmed.right);
        stats.put("pending_review_left", proposed.left);
        stats.put("pending_review_right", proposed.right);
        stats.put("proposed_left", proposed.left);
        stats.put("proposed_right", proposed.right);
        stats.put("ambiguous", ambiguous);
        stats.put("unmatched_left", left);
        stats.put("unmatched_right", right);
        stats.put("unmatched_external", right);
        stats.put("digest", digest);
        return stats;
    }
}
