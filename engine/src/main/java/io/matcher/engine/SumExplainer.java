package io.matcher.engine;

import io.matcher.engine.DayTest.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says field by field why several rows are one group. */
final class SumExplainer {

    /** Rows whose values are written out. */
    private static final int SHOWN = 10;

    private final Frame frame;
    private final RulePlan plan;
    private final Groups groups;
    private final SumAmounts amounts;

    SumExplainer(Frame frame, RulePlan plan, Groups groups) {
        this.frame = frame;
        this.plan = plan;
        this.groups = groups;
        this.amounts = SumAmounts.of(frame, plan);
    }

    /** Left less right, as allocated; {@code null} across currencies. */
    static @Nullable BigDecimal difference(Frame frame, Groups groups, int group) {
        BigDecimal sum = BigDecimal.ZERO;
        String currency = frame.ledger(Side.LEFT).currency(groups.left(group));
        for (Side side : Side.values()) {
            int[] rows = groups.rows(group, side);
            for (int i = 0; i < rows.length; i++) {
                if (!frame.ledger(side).currency(rows[i]).equals(currency)) {
                    return null;
                }
                BigDecimal amount = groups.allocated(group, side, i);
                sum = side == Side.LEFT ? sum.add(amount) : sum.subtract(amount);
            }
        }
        return sum;
    }

    Explanation explain(int group) {
        int[] lefts = groups.rows(group, Side.LEFT);
        int[] rights = groups.rows(group, Side.RIGHT);
        List<FieldCheck> fields = new ArrayList<>();
        fields.add(amount(group, lefts, rights));
        fields.add(currency(lefts, rights));
        fields.add(date(lefts, rights));
        fields.add(reference(lefts, rights));
        addKeys(lefts, rights, fields);
        fields.add(gathered(group));
        return new Explanation(groups.score(group), ScoreTable.cap(plan.settings(), 0), fields);
    }

    private FieldCheck amount(int group, int[] lefts, int[] rights) {
        BigDecimal left = allocated(group, Side.LEFT, lefts);
        BigDecimal right = allocated(group, Side.RIGHT, rights);
        SumRule rule = SumRule.of(plan, frame);
        BigDecimal target = rule != null && rule.target() == Side.RIGHT ? right : left;
        return new FieldCheck(
                plan.settings().common().allocation().useBaseAmount() ? "baseAmount" : "amount",
                sum(group, Side.LEFT, lefts, left),
                sum(group, Side.RIGHT, rights, right),
                plain(left.subtract(right).abs()),
                plain(rule == null ? BigDecimal.ZERO : rule.bound(target)),
                Score.AMOUNT,
                true,
                true);
    }

    private BigDecimal allocated(int group, Side side, int[] rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < rows.length; i++) {
            sum = sum.add(allocated(group, side, i, rows[i]));
        }
        return sum;
    }

    private BigDecimal allocated(int group, Side side, int index, int row) {
        FoundGroup.Cut cut = groups.cut(group, side, index);
        return cut == null ? amounts.get(side, row) : cut.summed();
    }

    private String sum(int group, Side side, int[] rows, BigDecimal sum) {
        if (rows.length == 1) {
            BigDecimal whole = amounts.get(side, rows[0]);
            return whole.compareTo(sum) == 0 ? plain(sum) : plain(sum) + " of " + plain(whole);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, rows.length); i++) {
            parts.add(plain(allocated(group, side, i, rows[i])));
        }
        String more = rows.length > SHOWN ? " + … (" + rows.length + " rows)" : "";
        return plain(sum) + " = " + String.join(" + ", parts) + more;
    }

    private FieldCheck currency(int[] lefts, int[] rights) {
        String left = distinct(lefts, row -> frame.ledger(Side.LEFT).currency(row));
        String right = distinct(rights, row -> frame.ledger(Side.RIGHT).currency(row));
        boolean agrees = left.equals(right) && !left.contains(",");
        return new FieldCheck(
                "currency", left, right, null, null, agrees ? Score.CURRENCY : 0, agrees, plan.matchCurrency());
    }

    /** A row's value in words. */
    @FunctionalInterface
    private interface Value {
        String of(int row);
    }

    private static String distinct(int[] rows, Value value) {
        List<String> all = Arrays.stream(rows)
                .mapToObj(value::of)
                .distinct()
                .sorted()
                .limit(SHOWN + 1L)
                .toList();
        String shown = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return all.size() > SHOWN ? shown + ", …" : shown;
    }

    private FieldCheck date(int[] lefts, int[] rights) {
        int[] left = range(Side.LEFT, lefts);
        int[] right = range(Side.RIGHT, rights);
        boolean isKnown = left[0] != Ledger.NO_DAY && right[0] != Ledger.NO_DAY;
        boolean isAsked = plan.days().kind() != Kind.NONE;
        String apart =
                right[0] - left[1] + (right[0] - left[1] == right[1] - left[0] ? "" : " to " + (right[1] - left[0]));
        return new FieldCheck(
                "date",
                days(Side.LEFT, lefts),
                days(Side.RIGHT, rights),
                isKnown ? apart : null,
                plan.days().kind() == Kind.DAYS ? plan.days().text() : null,
                Score.DATE,
                isAsked || (isKnown && left[0] == right[1] && left[1] == right[0]),
                isAsked);
    }

    private int[] range(Side side, int[] rows) {
        int[] days = frame.days(side, plan.dating());
        return new int[] {
            Arrays.stream(rows).map(row -> days[row]).min().orElseThrow(),
            Arrays.stream(rows).map(row -> days[row]).max().orElseThrow()
        };
    }

    private String days(Side side, int[] rows) {
        Ledger ledger = frame.ledger(side);
        int[] days = Arrays.stream(rows)
                .map(row -> Dates.day(ledger, row, plan.dating().field()))
                .filter(day -> day != Ledger.NO_DAY)
                .sorted()
                .toArray();
        if (days.length == 0) {
            return "";
        }
        String first = LocalDate.ofEpochDay(days[0]).toString();
        String last = LocalDate.ofEpochDay(days[days.length - 1]).toString();
        return first.equals(last) ? first : first + " to " + last;
    }

    private FieldCheck reference(int[] lefts, int[] rights) {
        boolean isAsked = plan.reference().match();
        String left = distinct(lefts, row -> frame.ledger(Side.LEFT).reference(row));
        String right = distinct(rights, row -> frame.ledger(Side.RIGHT).reference(row));
        return new FieldCheck(
                "reference",
                left,
                right,
                null,
                null,
                ScoreTable.referencePoints(plan.settings(), 0),
                isAsked || left.equals(right),
                isAsked);
    }

    private void addKeys(int[] lefts, int[] rights, List<FieldCheck> fields) {
        KeyTexts[] leftKeys = KeyTexts.of(frame, plan.settings(), Side.LEFT);
        KeyTexts[] rightKeys = KeyTexts.of(frame, plan.settings(), Side.RIGHT);
        for (int i = 0; i < leftKeys.length; i++) {
            MatchedKey key = plan.settings().common().keys().get(i);
            fields.add(new FieldCheck(
                    "key:" + key.left() + "=" + key.right(),
                    distinct(lefts, leftKeys[i]::raw),
                    distinct(rights, rightKeys[i]::raw),
                    null,
                    null,
                    0,
                    true,
                    true));
        }
    }

    /** What put the rows together. */
    private FieldCheck gathered(int group) {
        SumCertificate certificate = groups.certificate(group);
        String how = certificate == null
                ? "by key"
                : certificate.verdict() + " among " + certificate.candidates() + " candidates";
        String odds = certificate == null || certificate.odds() == 0 ? "" : "by chance 1 in " + certificate.odds();
        return new FieldCheck("parts", how, odds, null, null, 0, true, false);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
