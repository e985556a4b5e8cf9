package io.matcher.matching;

import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;

/** What is known of the fees of both sides of a run, by the same plan. */
record InputFees(RowFees left, RowFees right) {

    RowFees of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    FeePlan plan() {
        return left.plan();
    }

    /** Whether rows may be compared by other amounts than their own. */
    boolean normalise() {
        return plan().normalises();
    }
}
