package io.matcher.bench.accuracy;

/**
 * How right a method was. A group is right when it holds exactly the rows of one truth group.
 *
 * @param confirmed groups that were confirmed
 * @param confirmedRight of these, right ones
 * @param ambiguousConfirmed confirmed groups that hold a row whose twin nobody can tell from it, whether right by luck or not
 * @param proposed groups that were proposed
 * @param proposedRight of these, right ones
 * @param tellable truth groups of two sides that the rows single out
 * @param tellableConfirmed of these, found and confirmed
 * @param tellableFound of these, found, confirmed or proposed
 * @param sums truth groups of several rows that only their sum can tell
 * @param sumsFound of these, found, confirmed or proposed
 * @param lures pairs that look right and are not, which no method that trusts amounts can avoid
 */
public record Score(
        int confirmed,
        int confirmedRight,
        int ambiguousConfirmed,
        int proposed,
        int proposedRight,
        int tellable,
        int tellableConfirmed,
        int tellableFound,
        int sums,
        int sumsFound,
        int lures) {

    /** Right among confirmed, 0 to 1; 1 when nothing was confirmed. */
    public double precision() {
        return share(confirmedRight, confirmed);
    }

    /** Right among confirmed and proposed. */
    public double precisionOfAll() {
        return share(confirmedRight + proposedRight, confirmed + proposed);
    }

    /** Confirmed among what can be told. */
    public double recallConfirmed() {
        return share(tellableConfirmed, tellable);
    }

    /** Confirmed or proposed among what can be told. */
    public double recall() {
        return share(tellableFound, tellable);
    }

    /** Found among what only a sum can tell. */
    public double recallOfSums() {
        return share(sumsFound, sums);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
