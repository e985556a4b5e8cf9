package io.matcher.engine;

/**
 * The settings of a run. All but {@code threads} are part of its digest.
 *
 * @param confirmMargin the points by which a pair must lead its rivals to be confirmed, 1 to 100
 * @param maxBlockPairs how many pairs one block (rows alike in all that a rule looks at) may make a pass look at; the
 *     rows of a larger block stay open, with the reason {@link LeftoverReason#TOO_MANY_CANDIDATES}
 * @param maxPairs how many pairs one rule's pass may look at in all; the largest blocks give way first
 * @param threads 1 to 256; the result is the same with any number
 * @param calendar the days that {@code BUSINESS} rules count
 * @param cardinality how many rows a group may hold on either side
 * @param sums what the search for sums may cost; read where groups may hold several rows a side
 */
public record MatchOptions(
        int confirmMargin,
        long maxBlockPairs,
        long maxPairs,
        int threads,
        BusinessCalendar calendar,
        Cardinality cardinality,
        SumLimits sums) {

    private static final MatchOptions DEFAULTS = new MatchOptions(
            10, 1_000_000, 20_000_000, 1, BusinessCalendar.weekdays(), Cardinality.ONE_TO_ONE, SumLimits.defaults());

    public MatchOptions {
        require("confirmMargin", confirmMargin, 1, 100);
        require("maxBlockPairs", maxBlockPairs, 1, 100_000_000);
        require("maxPairs", maxPairs, 1, 200_000_000);
        require("threads", threads, 1, 256);
    }

    static void require(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be between " + min + " and " + max + " but is " + value);
        }
    }

    public static MatchOptions defaults() {
        return DEFAULTS;
    }

    public MatchOptions withConfirmMargin(int points) {
        return new MatchOptions(points, maxBlockPairs, maxPairs, threads, calendar, cardinality, sums);
    }

    public MatchOptions withMaxBlockPairs(long pairs) {
        return new MatchOptions(confirmMargin, pairs, maxPairs, threads, calendar, cardinality, sums);
    }

    public MatchOptions withMaxPairs(long pairs) {
        return new MatchOptions(confirmMargin, maxBlockPairs, pairs, threads, calendar, cardinality, sums);
    }

    public MatchOptions withThreads(int count) {
        return new MatchOptions(confirmMargin, maxBlockPairs, maxPairs, count, calendar, cardinality, sums);
    }

    public MatchOptions withCalendar(BusinessCalendar days) {
        return new MatchOptions(confirmMargin, maxBlockPairs, maxPairs, threads, days, cardinality, sums);
    }

    public MatchOptions withCardinality(Cardinality rows) {
        return new MatchOptions(confirmMargin, maxBlockPairs, maxPairs, threads, calendar, rows, sums);
    }

    public MatchOptions withSums(SumLimits limits) {
        return new MatchOptions(confirmMargin, maxBlockPairs, maxPairs, threads, calendar, cardinality, limits);
    }
}
