package io.matcher.engine;

/** Whether a row holds what a rule reads; a row that does not can match nothing by it. */
final class Eligibility {

    private final Ledger ledger;
    private final Side side;
    private final Frame frame;
    private final RulePlan plan;
    private final int[] days;
    private final long[] references;
    private final KeyTexts[] keys;

    Eligibility(Frame frame, RulePlan plan, Side side) {
        this.ledger = frame.ledger(side);
        this.side = side;
        this.frame = frame;
        this.plan = plan;
        this.days = frame.days(side, plan.dating());
        this.references = frame.referenceHashes(side, plan.reference().caseInsensitive());
        this.keys = KeyTexts.of(frame, plan.settings(), side);
    }

    boolean test(int row, OpenRows open) {
        if (!hasDate(row) || (plan.demandsReference() && references[row] == Texts.BLANK)) {
            return false;
        }
        BaseValues fx = plan.fx();
        if (fx != null && !fx.has(side, row)) {
            open.note(side, row, fx.lack(side, row));
            return false;
        }
        if (plan.base().amount() && ledger.baseAmount(row) == null) {
            open.note(side, row, LeftoverReason.MISSING_BASE_AMOUNT);
            return false;
        }
        if (plan.base().currency() && frame.baseCurrency(side, row) < 0) {
            open.note(side, row, LeftoverReason.MISSING_BASE_CURRENCY);
            return false;
        }
        for (KeyTexts key : keys) {
            if (key.normal(row).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private boolean hasDate(int row) {
        return switch (plan.days().kind()) {
            case NONE -> true;
            case DAYS -> days[row] != Ledger.NO_DAY;
            case INSTANT -> ledger.instant(row) != Ledger.NO_INSTANT;
        };
    }
}
