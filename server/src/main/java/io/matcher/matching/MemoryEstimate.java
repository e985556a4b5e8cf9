package io.matcher.matching;

import io.matcher.engine.Engine;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchRule;
import java.util.List;

/** Says before a run whether it fits in memory, and how much it takes if it does not. */
final class MemoryEstimate {

    /** Columns of a ledger, two ids and a version, and texts of usual length. */
    private static final long BYTES_A_ROW = 60 + 20 + 60;

    /** An amount and a verdict on the fee of a row, with a quarter for what is being collected. */
    private static final long BYTES_OF_FEES = 125;

    /** A description of usual length, which is kept only where a rule reads it. */
    private static final long BYTES_A_DESCRIPTION = 60;

    /** What the service takes beside its runs. */
    private static final long SERVICE = 160L << 20;

    private static final long STEP = 256L << 20;

    private MemoryEstimate() {}

    /** Bytes that a run of these rules over so many rows takes, a quarter for what is being collected included. */
    static long bytes(long left, long right, MatchOptions options, List<MatchRule> rules) {
        long row = BYTES_A_ROW + (MatchRule.readDescriptions(rules) ? BYTES_A_DESCRIPTION : 0);
        return ((left + right) * row + Engine.estimateBytes(left, right, options, rules)) * 5 / 4;
    }

    /** Bytes that a run takes beside them where fee rules govern its rows. */
    static long feeBytes(long rows) {
        return rows * BYTES_OF_FEES;
    }

    static boolean fits(long bytes, long maxHeap) {
        return bytes + SERVICE <= maxHeap;
    }

    /** The heap with which it would fit, as the Java option, rounded up to quarters of a gibibyte. */
    static String option(long bytes) {
        long steps = (bytes + SERVICE + STEP - 1) / STEP;
        return "-Xmx" + ((steps * STEP) >> 20) + "m";
    }
}
