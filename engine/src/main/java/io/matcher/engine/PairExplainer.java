package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;
import io.matcher.engine.ReferenceForms.Repair;
import io.matcher.engine.TextRule.Grade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says field by field how a pair stands to a rule. Written on the exact values and apart from the fast path, so that the
 * two check each other.
 */
final class PairExplainer {

    static final String LIKENESS = "likeness";

    private final Frame frame;
    private final RulePlan plan;
    private final Ledger left;
    private final Ledger right;
    private final PairTest test;
    private final AmountRule amounts;

    PairExplainer(Frame frame, RulePlan plan) {
        this.frame = frame;
        this.plan = plan;
        this.left = frame.ledger(Side.LEFT);
        this.right = frame.ledger(Side.RIGHT);
        this.test = new PairTest(frame, plan);
        this.amounts = AmountRule.of(plan.settings());
    }

    Explanation explain(int l, int r) {
        List<FieldCheck> fields = new ArrayList<>();
        fields.add(amount(l, r));
        fields.add(currency(l, r));
        fields.add(date(l, r));
        fields.add(reference(l, r));
        if (plan.text() instanceof AlikeTexts texts) {
            fields.add(likeness(texts, l, r));
        }
        addBase(l, r, fields);
        addKeys(l, r, fields);
        boolean fails = fields.stream().anyMatch(FieldCheck::fails);
        int points = fields.stream().mapToInt(FieldCheck::points).sum();
        int cap = ScoreTable.cap(plan.settings(), pairClass(l, r));
        return new Explanation(fails ? 0 : Math.min(points, cap), cap, fields);
    }

    private Grade grade(int l, int r) {
        TextRule text = plan.text();
        return text == null ? Grade.NONE : text.grade(l, r);
    }

    private int pairClass(int l, int r) {
        return PassTest.textClass(grade(l, r));
    }

    private FieldCheck amount(int l, int r) {
        BigDecimal a = left.amount(l);
        BigDecimal b = right.amount(r);
        boolean asked = amounts.asked() && plan.fx() == null;
        boolean agrees = asked ? amounts.admits(a, b) : a.compareTo(b) == 0;
        return new FieldCheck(
                "amount",
                a.toPlainString(),
                b.toPlainString(),
                plain(asked ? amounts.difference(a, b) : a.subtract(b).abs()),
                asked ? plain(amounts.bound(a, b)) : null,
                (agrees || !asked) && plan.fx() == null ? Score.AMOUNT : 0,
                agrees,
                asked);
    }

    private FieldCheck currency(int l, int r) {
        boolean agrees = test.sameCurrency(l, r);
        return new FieldCheck(
                "currency",
                left.currency(l),
                right.currency(r),
                null,
                null,
                agrees ? Score.CURRENCY : 0,
                agrees,
                plan.matchCurrency());
    }

    private FieldCheck date(int l, int r) {
        return plan.days().kind() == Kind.INSTANT ? instant(l, r) : day(l, r);
    }

    private FieldCheck instant(int l, int r) {
        long a = left.instant(l);
        long b = right.instant(r);
        boolean agrees = a == b && a != Ledger.NO_INSTANT;
        return new FieldCheck("date", instant(a), instant(b), null, null, agrees ? Score.DATE : 0, agrees, true);
    }

    private static String instant(long micros) {
        return micros == Ledger.NO_INSTANT
                ? ""
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private FieldCheck day(int l, int r) {
        int a = frame.days(Side.LEFT, plan.dating())[l];
        int b = frame.days(Side.RIGHT, plan.dating())[r];
        boolean known = a != Ledger.NO_DAY && b != Ledger.NO_DAY;
        boolean asked = plan.days().kind() == Kind.DAYS;
        boolean agrees = known && (asked ? plan.days().admits(a, b) : a == b);
        return new FieldCheck(
                "date",
                day(left, l),
                day(right, r),
                known ? Integer.toString(b - a) : null,
                asked ? plan.days().text() : null,
                agrees || !asked ? Score.DATE : 0,
                agrees,
                asked);
    }

    private String day(Ledger ledger, int row) {
        int day = Dates.day(ledger, row, plan.dating().field());
        return day == Ledger.NO_DAY ? "" : LocalDate.ofEpochDay(day).toString();
    }

    private FieldCheck reference(int l, int r) {
        if (plan.text() instanceof RepairedReferences references) {
            return repaired(references, l, r);
        }
        boolean asked = plan.reference().match();
        boolean agrees = plan.demandsReference() ? test.sharesReference(l, r) : test.sameReference(l, r);
        boolean shares = plan.text() instanceof AlikeTexts texts && texts.sharesReference(l, r);
        int points = ScoreTable.referencePoints(plan.settings(), shares ? Edges.SHARED_REFERENCE : 0);
        return new FieldCheck(
                "reference",
                left.reference(l),
                right.reference(r),
                null,
                null,
                agrees || !asked ? points : 0,
                agrees || shares,
                asked);
    }

    private FieldCheck repaired(RepairedReferences references, int l, int r) {
        Repair repair = references.between(l, r);
        boolean isMissing = plan.demandsReference() && (isBlank(Side.LEFT, l) || isBlank(Side.RIGHT, r));
        boolean agrees = repair != Repair.BEYOND && !isMissing;
        int points = agrees ? ScoreTable.referencePoints(plan.settings(), pairClass(l, r)) : 0;
        String words = repair.words().isEmpty() ? null : repair.words();
        return new FieldCheck("reference", left.reference(l), right.reference(r), words, null, points, agrees, true);
    }

    private boolean isBlank(Side side, int row) {
        return frame.referenceHashes(side, plan.reference().caseInsensitive())[row] == Texts.BLANK;
    }

    private FieldCheck likeness(AlikeTexts texts, int l, int r) {
        AlikeTexts.Verdict verdict = texts.verdict(l, r);
        Grade grade = grade(l, r);
        return new FieldCheck(
                LIKENESS,
                verdict.left().toString(),
                verdict.right().toString(),
                TextLikeness.fraction(verdict.units()),
                texts.least(),
                grade == Grade.CLOSE ? Score.CLOSE_REFERENCE : 0,
                grade != Grade.NONE,
                true);
    }

    private void addBase(int l, int r, List<FieldCheck> fields) {
        BaseValues fx = plan.fx();
        if (fx != null) {
            BigDecimal a = fx.has(Side.LEFT, l) ? fx.get(Side.LEFT, l) : null;
            BigDecimal b = fx.has(Side.RIGHT, r) ? fx.get(Side.RIGHT, r) : null;
            fields.add(baseAmount(a, b, Score.AMOUNT));
            fields.add(baseCurrency(fx.currencyName(Side.LEFT, l), fx.currencyName(Side.RIGHT, r)));
            fields.add(new FieldCheck(
                    "baseOrigin", fx.origin(Side.LEFT, l), fx.origin(Side.RIGHT, r), null, null, 0, true, false));
        }
        if (plan.base().amount()) {
            fields.add(baseAmount(left.baseAmount(l), right.baseAmount(r), 0));
        }
        if (plan.base().currency()) {
            fields.add(baseCurrency(left.baseCurrency(l), right.baseCurrency(r)));
        }
    }

    private FieldCheck baseAmount(@Nullable BigDecimal a, @Nullable BigDecimal b, int points) {
        boolean agrees = a != null && b != null && amounts.admits(a, b);
        return new FieldCheck(
                "baseAmount",
                plain(a),
                plain(b),
                a != null && b != null ? plain(amounts.difference(a, b)) : null,
                a != null && b != null ? plain(amounts.bound(a, b)) : null,
                agrees ? points : 0,
                agrees,
                true);
    }

    private static FieldCheck baseCurrency(@Nullable String a, @Nullable String b) {
        return new FieldCheck(
                "baseCurrency",
                a == null ? "" : a,
                b == null ? "" : b,
                null,
                null,
                0,
                a != null && !a.isEmpty() && a.equals(b),
                true);
    }

    private void addKeys(int l, int r, List<FieldCheck> fields) {
        KeyTexts[] lefts = KeyTexts.of(frame, plan.settings(), Side.LEFT);
        KeyTexts[] rights = KeyTexts.of(frame, plan.settings(), Side.RIGHT);
        for (int i = 0; i < lefts.length; i++) {
            MatchedKey key = plan.settings().common().keys().get(i);
            String a = lefts[i].normal(l);
            boolean agrees = !a.isBlank() && a.equals(rights[i].normal(r));
            String name = "key:" + key.left() + "=" + key.right();
            fields.add(new FieldCheck(name, lefts[i].raw(l), rights[i].raw(r), null, null, 0, agrees, true));
        }
    }

    private static String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
