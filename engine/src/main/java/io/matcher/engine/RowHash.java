package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;
import io.matcher.engine.RuleSettings.Exact;

/** Hashes what a rule makes equal in the two rows of a pair, so that only rows of equal hash are compared. */
final class RowHash {

    private final Frame frame;
    private final Ledger ledger;
    private final RulePlan plan;
    private final Side side;
    private final int[] days;
    private final long[] references;
    private final KeyTexts[] keys;
    private final boolean equalBaseAmounts;

    RowHash(Frame frame, RulePlan plan, Side side) {
        this.frame = frame;
        this.ledger = frame.ledger(side);
        this.plan = plan;
        this.side = side;
        this.days = frame.days(side, plan.dating());
        this.references = frame.referenceHashes(side, plan.reference().caseInsensitive());
        this.keys = KeyTexts.of(frame, plan.settings(), side);
        this.equalBaseAmounts = plan.base().amount() && plan.settings() instanceof Exact;
    }

    long of(int row) {
        long hash = Hashing.SEED;
        if (plan.matchCurrency()) {
            hash = Hashing.with(hash, frame.currency(side, row));
        }
        if (plan.amount().isEquality()) {
            hash = Hashing.with(hash, plan.amount().key(side, row));
        }
        if (plan.days().isEquality()) {
            hash = Hashing.with(
                    hash, days[row] + (side == Side.LEFT ? plan.days().lowest() : 0));
        } else if (plan.days().kind() == Kind.INSTANT) {
            hash = Hashing.with(hash, ledger.instant(row));
        }
        if (plan.asksEqualReferences()) {
            hash = Hashing.with(hash, references[row]);
        }
        return withBaseAndKeys(hash, row);
    }

    private long withBaseAndKeys(long start, int row) {
        BaseValues fx = plan.fx();
        long hash = fx == null ? start : Hashing.with(start, fx.currency(side, row));
        if (equalBaseAmounts && ledger.baseAmounts != null) {
            hash = Hashing.with(hash, ledger.baseAmounts.hash(row));
        }
        if (plan.base().currency()) {
            hash = Hashing.with(hash, frame.baseCurrency(side, row));
        }
        for (KeyTexts key : keys) {
            hash = Hashing.with(hash, Texts.hash(key.normal(row)));
        }
        return hash;
    }
}
