package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;
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
        addBase(l, r, fields);
        addKeys(l, r, fields);
        boolean fails = fields.stream().anyMatch(FieldCheck::fails);
        int points = fields.stream().mapToInt(FieldCheck::points).sum();
        return new Explanation(fails ? 0 : Score.capped(plan.settings(), points), fields);
    }

    private FieldCheck amount(int l, int r) {
        BigDecimal a = left.amount(l);
        BigDecimal b = right.amount(r);
        boolean agrees = amounts.asked() ? amounts.admits(a, b) : a.compareTo(b) == 0;
        return new FieldCheck(
                "amount",
                a.toPlainString(),
                b.toPlainString(),
                plain(amounts.difference(a, b)),
                amounts.asked() ? plain(amounts.bound(a, b)) : null,
                agrees || !amounts.asked() ? Score.AMOUNT : 0,
                agrees,
                amounts.asked());
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
        boolean asked = plan.reference().match();
        boolean agrees = plan.demandsReference() ? test.sharesReference(l, r) : test.sameReference(l, r);
        return new FieldCheck(
                "reference",
                left.reference(l),
                right.reference(r),
                null,
                null,
                agrees || !asked ? plan.referenceScore() : 0,
                agrees,
                asked);
    }

    private void addBase(int l, int r, List<FieldCheck> fields) {
        if (plan.base().amount()) {
            BigDecimal a = left.baseAmount(l);
            BigDecimal b = right.baseAmount(r);
            fields.add(new FieldCheck(
                    "baseAmount",
                    plain(a),
                    plain(b),
                    a != null && b != null ? plain(amounts.difference(a, b)) : null,
                    a != null && b != null ? plain(amounts.bound(a, b)) : null,
                    0,
                    a != null && b != null && amounts.admits(a, b),
                    true));
        }
        if (plan.base().currency()) {
            String a = left.baseCurrency(l);
            String b = right.baseCurrency(r);
            fields.add(new FieldCheck(
                    "baseCurrency",
                    a == null ? "" : a,
                    b == null ? "" : b,
                    null,
                    null,
                    0,
                    a != null && a.equals(b),
                    true));
        }
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
