package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;
import io.matcher.engine.TextRule.Grade;
import org.jspecify.annotations.Nullable;

/** {@link PairTest} by positions of a pass: the same answer, read from columns that lie together. */
final class PassTest {

    private final PassSide left;
    private final PassSide right;
    private final PairTest byRow;
    private final Ledger leftTexts;
    private final Ledger rightTexts;
    private final boolean fold;
    private final AmountTest amount;
    private final DayTest days;
    private final boolean asksCurrency;
    private final boolean asksAmount;
    private final boolean asksDays;
    private final boolean asksReference;
    private final boolean asksMore;
    private final @Nullable TextRule text;

    PassTest(Frame frame, RulePlan plan, PassSide left, PassSide right) {
        this.left = left;
        this.right = right;
        this.byRow = new PairTest(frame, plan);
        this.leftTexts = frame.ledger(Side.LEFT);
        this.rightTexts = frame.ledger(Side.RIGHT);
        this.fold = plan.reference().caseInsensitive();
        this.amount = plan.amount();
        this.days = plan.days();
        this.asksCurrency = plan.matchCurrency();
        this.asksAmount = plan.amount().isAsked();
        this.asksDays = plan.days().kind() == Kind.DAYS;
        this.asksReference = plan.asksEqualReferences();
        this.text = plan.text();
        this.asksMore = plan.days().kind() == Kind.INSTANT
                || plan.fx() != null
                || plan.base().amount()
                || plan.base().currency()
                || !plan.settings().common().keys().isEmpty()
                || byRow.isAnyRuledOut();
    }

    PassSide left() {
        return left;
    }

    PassSide right() {
        return right;
    }

    /** Whether the pair passes; of references that must be equal only the hashes are compared: see {@link #sameText}. */
    boolean admits(int l, int r) {
        return (!asksCurrency || left.currencies[l] == right.currencies[r])
                && (!asksAmount || amountsAgree(l, r))
                && (!asksDays || days.admits(left.days[l], right.days[r]))
                && (!asksReference || left.references[l] == right.references[r])
                && (!asksMore || byRow.agreesOnMore(left.rows[l], right.rows[r]))
                && (text == null || text.grade(left.rows[l], right.rows[r]) != Grade.NONE);
    }

    private boolean amountsAgree(int l, int r) {
        return amount.isExact()
                ? amount.admits(left.amounts[l], right.amounts[r], left.currencies[l])
                : byRow.amountsAgree(left.rows[l], right.rows[r]);
    }

    boolean asksReference() {
        return asksReference;
    }

    /** Whether two references whose hashes are equal are equal. */
    private boolean sameText(int l, int r) {
        return sameText(l, r, sameLength(l, r));
    }

    boolean sameText(int l, int r, boolean sameLength) {
        return (sameLength && sameBytes(left.texts[l], right.texts[r]))
                || byRow.sameReference(left.rows[l], right.rows[r]);
    }

    /** Reads the lengths where the texts stand: rows that lie together here do not in their ledgers. */
    boolean sameLength(int l, int r) {
        return leftTexts.referenceLength(left.texts[l]) == rightTexts.referenceLength(right.texts[r]);
    }

    private boolean sameBytes(long leftPlace, long rightPlace) {
        byte[] leftPage = leftTexts.referencePage(leftPlace);
        byte[] rightPage = rightTexts.referencePage(rightPlace);
        int l = Ledger.referenceStart(leftPlace);
        int r = Ledger.referenceStart(rightPlace);
        return Texts.sameBytes(leftPage, l, rightPage, r, TextPool.lengthAt(leftPage, l), fold);
    }

    /** The class of a pair that was admitted. */
    int pairClass(int l, int r) {
        int currency = asksCurrency || left.currencies[l] == right.currencies[r] ? Edges.SAME_CURRENCY : 0;
        if (text != null) {
            return currency | textClass(text.grade(left.rows[l], right.rows[r]));
        }
        boolean shared = left.references[l] != Texts.BLANK
                && left.references[l] == right.references[r]
                && (asksReference || sameText(l, r));
        return currency | (shared ? Edges.SHARED_REFERENCE : 0);
    }

    static int textClass(Grade grade) {
        return switch (grade) {
            case NONE, ALIKE -> 0;
            case CLOSE -> Edges.CLOSE_TEXT;
            case SHARED -> Edges.SHARED_REFERENCE;
        };
    }

    /** How far apart the texts are, in percent, where the rule compares them by more than equality. */
    int textApart(int l, int r) {
        return text == null ? 0 : text.apart(left.rows[l], right.rows[r]);
    }

    /** Days apart, where the rule compares days; a measure of closeness. */
    int daysApart(int l, int r) {
        return asksDays ? Math.abs(right.days[r] - left.days[l]) : 0;
    }

    /** The difference of the amounts in units of the rule's scale, where it compares amounts. */
    long amountApart(int l, int r) {
        return asksAmount ? Math.abs(left.amounts[l] - right.amounts[r]) : 0;
    }
}
