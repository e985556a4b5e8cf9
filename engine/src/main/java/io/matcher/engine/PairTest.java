package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;

/** The parts of a rule's test that are asked of the rows' own values, and not of a pass's columns. */
final class PairTest {

    private final Frame frame;
    private final RulePlan plan;
    private final Ledger left;
    private final Ledger right;
    private final long[] leftReferences;
    private final long[] rightReferences;
    private final boolean fold;
    private final AmountRule amountRule;
    private final AmountRule baseRule;
    private final KeyTexts[] leftKeys;
    private final KeyTexts[] rightKeys;

    PairTest(Frame frame, RulePlan plan) {
        this.frame = frame;
        this.plan = plan;
        this.left = frame.ledger(Side.LEFT);
        this.right = frame.ledger(Side.RIGHT);
        this.fold = plan.reference().caseInsensitive();
        this.leftReferences = frame.referenceHashes(Side.LEFT, fold);
        this.rightReferences = frame.referenceHashes(Side.RIGHT, fold);
        this.amountRule = plan.amount().rule();
        this.baseRule = AmountRule.of(plan.settings());
        this.leftKeys = KeyTexts.of(frame, plan.settings(), Side.LEFT);
        this.rightKeys = KeyTexts.of(frame, plan.settings(), Side.RIGHT);
    }

    boolean isAnyRuledOut() {
        return !frame.ruledOut.isEmpty();
    }

    boolean sameCurrency(int l, int r) {
        return frame.currency(Side.LEFT, l) == frame.currency(Side.RIGHT, r);
    }

    boolean amountsAgree(int l, int r) {
        BaseValues fx = plan.fx();
        return fx == null
                ? amountRule.admits(left.amounts.get(l), right.amounts.get(r))
                : amountRule.admits(fx.get(Side.LEFT, l), fx.get(Side.RIGHT, r));
    }

    boolean sameReference(int l, int r) {
        return leftReferences[l] == rightReferences[r]
                && Texts.same(left.referencePool(l), l, right.referencePool(r), r, fold);
    }

    /** Equal references that say something: the evidence by which a pair may lead its rivals. */
    boolean sharesReference(int l, int r) {
        return leftReferences[l] != Texts.BLANK && sameReference(l, r);
    }

    /** Whether instants, base values and keys agree, as far as the rule asks for them, and nobody ruled the pair out. */
    boolean agreesOnMore(int l, int r) {
        return !frame.ruledOut.contains(l, r)
                && (plan.days().kind() != Kind.INSTANT || left.instant(l) == right.instant(r))
                && baseAgrees(l, r)
                && keysAgree(l, r);
    }

    private boolean baseAgrees(int l, int r) {
        BaseValues fx = plan.fx();
        if (fx != null) {
            return fx.currency(Side.LEFT, l) == fx.currency(Side.RIGHT, r);
        }
        if (plan.base().currency() && frame.baseCurrency(Side.LEFT, l) != frame.baseCurrency(Side.RIGHT, r)) {
            return false;
        }
        if (!plan.base().amount()) {
            return true;
        }
        var leftBase = left.baseAmount(l);
        var rightBase = right.baseAmount(r);
        return leftBase != null && rightBase != null && baseRule.admits(leftBase, rightBase);
    }

    private boolean keysAgree(int l, int r) {
        for (int i = 0; i < leftKeys.length; i++) {
            if (!leftKeys[i].normal(l).equals(rightKeys[i].normal(r))) {
                return false;
            }
        }
        return true;
    }
}
