package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;

/**
 * Whether two rows, of either side, are of one kind for a sum: equal in currency, keys and whatever else the rule makes
 * equal. Hashes find such rows; this verifies them. It is an equivalence, so that a block is checked against any one of
 * its rows.
 */
final class SumKinship {

    private final Frame frame;
    private final RulePlan plan;
    private final SumAmounts amounts;
    private final KeyTexts[] leftKeys;
    private final KeyTexts[] rightKeys;

    SumKinship(Frame frame, SumRule rule, SumAmounts amounts) {
        this.frame = frame;
        this.plan = rule.plan();
        this.amounts = amounts;
        this.leftKeys = KeyTexts.of(frame, plan.settings(), Side.LEFT);
        this.rightKeys = KeyTexts.of(frame, plan.settings(), Side.RIGHT);
    }

    boolean holds(SumBlock block) {
        int first = block.row(Side.LEFT, block.from(Side.LEFT));
        return holds(block, Side.LEFT, first) && holds(block, Side.RIGHT, first);
    }

    private boolean holds(SumBlock block, Side side, int first) {
        for (int index = block.from(side); index < block.to(side); index++) {
            if (!areKin(first, side, block.row(side, index))) {
                return false;
            }
        }
        return true;
    }

    private boolean areKin(int left, Side side, int row) {
        return amounts.currency(Side.LEFT, left) == amounts.currency(side, row)
                && (!plan.matchCurrency() || frame.currency(Side.LEFT, left) == frame.currency(side, row))
                && (!plan.base().currency() || frame.baseCurrency(Side.LEFT, left) == frame.baseCurrency(side, row))
                && sameDate(left, side, row)
                && (!plan.reference().match() || sameReference(left, side, row))
                && sameKeys(left, side, row);
    }

    private boolean sameDate(int left, Side side, int row) {
        if (plan.days().kind() == Kind.INSTANT) {
            return frame.ledger(Side.LEFT).instant(left) == frame.ledger(side).instant(row);
        }
        return !plan.days().isEquality() || day(Side.LEFT, left) == day(side, row);
    }

    /** The right day that a row stands for. */
    private int day(Side side, int row) {
        return frame.days(side, plan.dating())[row]
                + (side == Side.LEFT ? plan.days().lowest() : 0);
    }

    private boolean sameReference(int left, Side side, int row) {
        TextPool a = frame.ledger(Side.LEFT).referencePool(left);
        TextPool b = frame.ledger(side).referencePool(row);
        return Texts.same(a, left, b, row, plan.reference().caseInsensitive());
    }

    private boolean sameKeys(int left, Side side, int row) {
        KeyTexts[] keys = side == Side.LEFT ? leftKeys : rightKeys;
        for (int i = 0; i < keys.length; i++) {
            if (!leftKeys[i].normal(left).equals(keys[i].normal(row))) {
                return false;
            }
        }
        return true;
    }
}
