package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;

/** Whether two eligible rows satisfy a rule, on the values themselves. */
final class PairTest {

    private final Frame frame;
    private final RulePlan plan;
    private final Ledger left;
    private final Ledger right;
    private final int[] leftDays;
    private final int[] rightDays;
    private final long[] leftReferences;
    private final long[] rightReferences;
    private final boolean fold;
    private final AmountRule amountRule;
    private final KeyTexts[] leftKeys;
    private final KeyTexts[] rightKeys;

    PairTest(Frame frame, RulePlan plan) {
        this.frame = frame;
        this.plan = plan;
        this.left = frame.ledger(Side.LEFT);
        this.right = frame.ledger(Side.RIGHT);
        this.leftDays = frame.days(Side.LEFT, plan.dating());
        this.rightDays = frame.days(Side.RIGHT, plan.dating());
        this.fold = plan.reference().caseInsensitive();
        this.leftReferences = frame.referenceHashes(Side.LEFT, fold);
        this.rightReferences = frame.referenceHashes(Side.RIGHT, fold);
        this.amountRule = AmountRule.of(plan.settings());
        this.leftKeys = KeyTexts.of(frame, plan.settings(), Side.LEFT);
        this.rightKeys = KeyTexts.of(frame, plan.settings(), Side.RIGHT);
    }

    boolean admits(int l, int r) {
        return (!plan.matchCurrency() || sameCurrency(l, r))
                && (!plan.amount().isAsked() || plan.amount().admits(frame, l, r))
                && datesAgree(l, r)
                && (!plan.reference().match() || sameReference(l, r))
                && baseAgrees(l, r)
                && keysAgree(l, r);
    }

    boolean sameCurrency(int l, int r) {
        return frame.currency(Side.LEFT, l) == frame.currency(Side.RIGHT, r);
    }

    private boolean datesAgree(int l, int r) {
        return switch (plan.days().kind()) {
            case NONE -> true;
            case DAYS -> plan.days().admits(leftDays[l], rightDays[r]);
            case INSTANT -> left.instant(l) == right.instant(r);
        };
    }

    boolean sameReference(int l, int r) {
        return leftReferences[l] == rightReferences[r]
                && Texts.same(left.referencePool(l), l, right.referencePool(r), r, fold);
    }

    /** Equal references that say something: the evidence by which a pair may lead its rivals. */
    boolean sharesReference(int l, int r) {
        return leftReferences[l] != Texts.BLANK && sameReference(l, r);
    }

    private boolean baseAgrees(int l, int r) {
        if (plan.base().currency() && frame.baseCurrency(Side.LEFT, l) != frame.baseCurrency(Side.RIGHT, r)) {
            return false;
        }
        if (!plan.base().amount()) {
            return true;
        }
        var leftBase = left.baseAmount(l);
        var rightBase = right.baseAmount(r);
        return leftBase != null && rightBase != null && amountRule.admits(leftBase, rightBase);
    }

    private boolean keysAgree(int l, int r) {
        for (int i = 0; i < leftKeys.length; i++) {
            if (!leftKeys[i].normal(l).equals(rightKeys[i].normal(r))) {
                return false;
            }
        }
        return true;
    }

    /** Days apart, where the rule compares days; a measure of closeness. */
    int daysApart(int l, int r) {
        return plan.days().kind() == Kind.DAYS ? Math.abs(rightDays[r] - leftDays[l]) : 0;
    }

    /** The difference of the amounts in units of the rule's scale, where it compares amounts. */
    long amountApart(int l, int r) {
        return plan.amount().isAsked()
                ? Math.abs(plan.amount().key(Side.LEFT, l) - plan.amount().key(Side.RIGHT, r))
                : 0;
    }
}
