package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;
import io.matcher.engine.RuleSettings.Exact;

/** Hashes what a rule makes equal in the two rows of a pair, so that only rows of equal hash are compared. */
final class RowHash {

    private final Frame frame;
    private final Ledger ledger;
    private final RulePlan plan;
    private final Side side;
    private final int[] codes;
    private final int[] days;
    private final long[] references;
    private final KeyTexts[] keys;
    private final boolean byCurrency;
    private final boolean byAmount;
    private final boolean byDay;
    private final int dayShift;
    private final boolean byInstant;
    private final boolean byReference;
    private final boolean byMore;
    private final boolean equalBaseAmounts;

    RowHash(Frame frame, RulePlan plan, Side side) {
        this.frame = frame;
        this.ledger = frame.ledger(side);
        this.plan = plan;
        this.side = side;
        this.codes = frame.currencyCodes(side);
        this.days = frame.days(side, plan.dating());
        this.references = frame.referenceHashes(side, plan.reference().caseInsensitive());
        this.keys = KeyTexts.of(frame, plan.settings(), side);
        this.byCurrency = plan.matchCurrency();
        this.byAmount = plan.amount().isEquality();
        this.byDay = plan.days().isEquality();
        this.dayShift = side == Side.LEFT ? plan.days().lowest() : 0;
        this.byInstant = plan.days().kind() == Kind.INSTANT;
        this.byReference = plan.asksEqualReferences();
        this.equalBaseAmounts = plan.base().amount() && plan.settings() instanceof Exact;
        this.byMore = plan.fx() != null || equalBaseAmounts || plan.base().currency() || keys.length > 0;
    }

    long of(int row) {
        long hash = Hashing.SEED;
        if (byCurrency) {
            hash = Hashing.blend(hash, codes[ledger.currencies[row]]);
        }
        if (byAmount) {
            hash = Hashing.blend(hash, plan.amount().key(side, row));
        }
        if (byDay) {
            hash = Hashing.blend(hash, days[row] + dayShift);
        } else if (byInstant) {
            hash = Hashing.blend(hash, ledger.instant(row));
        }
        if (byReference) {
            hash = Hashing.blend(hash, references[row]);
        }
        return Hashing.mix(byMore ? withBaseAndKeys(hash, row) : hash);
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
