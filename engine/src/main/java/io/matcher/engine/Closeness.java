package io.matcher.engine;

/**
 * How good a pair is for a proposal, as one number: its points, then the smaller difference of amounts, then the fewer
 * days apart. Sums of up to {@link Assignment#MAX_EXACT} of them do not overflow and keep that order.
 */
final class Closeness {

    private static final int DAY_BITS = 13;
    private static final int SUM_BITS = 5;
    private static final int AMOUNT_BITS = 30;
    private static final int AMOUNT_SHIFT = DAY_BITS + SUM_BITS;
    private static final int POINTS_SHIFT = AMOUNT_SHIFT + AMOUNT_BITS + SUM_BITS;

    private static final int GRADED_DAY_BITS = 12;
    private static final int GRADED_AMOUNT_BITS = 19;
    private static final int GRADED_AMOUNT_SHIFT = GRADED_DAY_BITS + SUM_BITS;
    private static final int GRADED_TEXT_SHIFT = GRADED_AMOUNT_SHIFT + GRADED_AMOUNT_BITS + SUM_BITS;

    private Closeness() {}

    /** Positive, and more is better. Differences beyond 13 bits of days and 30 bits of amount count as those. */
    static long of(int points, long amountApart, int daysApart) {
        long amount = Math.min(amountApart, (1L << AMOUNT_BITS) - 1);
        long days = Math.min(daysApart, (1 << DAY_BITS) - 1);
        return (((long) points / 10) << POINTS_SHIFT) - (amount << AMOUNT_SHIFT) - days;
    }

    /**
     * Likewise where texts are graded: how far they are apart, in percent, counts before the amounts, which then count up
     * to 19 bits, and days up to 12.
     */
    static long graded(int points, int textApart, long amountApart, int daysApart) {
        long text = Math.min(textApart, 100);
        long amount = Math.min(amountApart, (1L << GRADED_AMOUNT_BITS) - 1);
        long days = Math.min(daysApart, (1 << GRADED_DAY_BITS) - 1);
        return (((long) points / 10) << POINTS_SHIFT)
                - (text << GRADED_TEXT_SHIFT)
                - (amount << GRADED_AMOUNT_SHIFT)
                - days;
    }
}
