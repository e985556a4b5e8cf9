package io.matcher.engine;

/**
 * What the search for sums may cost, and how much evidence a sum needs. Part of a run's digest where groups may have
 * several rows a side.
 *
 * @param maxCandidates rows that may be parts of one target, after those are set aside that can not be; a target with
 *     more is not searched, 1 to 10,000
 * @param maxTargetWork partial sums that one target's search may build, 2 to 2^24; 2^21 is about 40 different amounts
 * @param maxRunWork partial sums that one rule's pass may build for all its targets; where they need more, the costliest
 *     searches give way, those of equal cost together; 2 to 2^40
 * @param confirmOdds a unique sum is confirmed only where less than one in this many such searches would hit its target
 *     by chance, and else proposed; 0 confirms every unique sum; 0 to 10^9
 */
public record SumLimits(int maxCandidates, long maxTargetWork, long maxRunWork, int confirmOdds) {

    private static final SumLimits DEFAULTS = new SumLimits(1_000, 1 << 21, 1L << 31, 100);

    public SumLimits {
        MatchOptions.require("maxCandidates", maxCandidates, 1, 10_000);
        MatchOptions.require("maxTargetWork", maxTargetWork, 2, 1 << 24);
        MatchOptions.require("maxRunWork", maxRunWork, 2, 1L << 40);
        MatchOptions.require("confirmOdds", confirmOdds, 0, 1_000_000_000);
    }

    public static SumLimits defaults() {
        return DEFAULTS;
    }

    public SumLimits withMaxCandidates(int rows) {
        return new SumLimits(rows, maxTargetWork, maxRunWork, confirmOdds);
    }

    public SumLimits withMaxTargetWork(long sums) {
        return new SumLimits(maxCandidates, sums, maxRunWork, confirmOdds);
    }

    public SumLimits withMaxRunWork(long sums) {
        return new SumLimits(maxCandidates, maxTargetWork, sums, confirmOdds);
    }

    public SumLimits withConfirmOdds(int odds) {
        return new SumLimits(maxCandidates, maxTargetWork, maxRunWork, odds);
    }

    String text() {
        return "maxCandidates=" + maxCandidates + " maxTargetWork=" + maxTargetWork + " maxRunWork=" + maxRunWork
                + " confirmOdds=" + confirmOdds;
    }
}
