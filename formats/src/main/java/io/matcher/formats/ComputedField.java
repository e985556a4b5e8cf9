package io.matcher.formats;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Computes one field, row after row. Where a value is fit for the parser as it stands, it is left to the parser. */
final class ComputedField {
    private final FieldExpression expression;
    private final @Nullable ComputedDate date;
    private final ComputedAmount amounts;
    private int[] indexes = new int[0];
    private @Nullable String value;
    private boolean plain;
    private String reason = "";
    private @Nullable String shown;

    ComputedField(FieldExpression expression, ReadingRules rules) {
        this.expression = expression;
        this.amounts = new ComputedAmount(expression);
        this.date =
                expression.pattern() == null && expression.zone() == null ? null : new ComputedDate(expression, rules);
    }

    void bind(Columns in) {
        indexes = expression.source().columns().stream().mapToInt(in::indexOf).toArray();
    }

    /** The columns that it is made of and a whole table lacks, in words; null when none is lacking. */
    @Nullable
    String lacking() {
        StringJoiner lacking = new StringJoiner(", ");
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] < 0) {
                lacking.add(
                        "\"" + Texts.quotable(expression.source().columns().get(i)) + "\" for " + expression.field());
            }
        }
        return lacking.length() == 0 ? null : lacking.toString();
    }

    /** Whether the row gives a value, be it none at all; else there is a {@link #refusal}. */
    boolean compute(Row row) {
        plain = false;
        shown = null;
        boolean fit = jsonFree(row) && taken(row) && cut() && styled();
        if (expression.fallback() != null && (!fit || value == null)) {
            value = expression.fallback();
            plain = true;
            return true;
        }
        return fit;
    }

    @Nullable
    String value() {
        return value;
    }

    boolean isPlain() {
        return plain;
    }

    Refusal refusal(Row row) {
        return new Refusal(row.position(), expression.blamed(), expression.field() + " " + reason, shown);
    }

    private boolean jsonFree(Row row) {
        for (int index : indexes) {
            if (index >= 0 && row.isJson(index)) {
                return refuse("is made of a JSON value and not of a text or a number", row.value(index));
            }
        }
        return true;
    }

    private boolean taken(Row row) {
        return switch (expression.source()) {
            case ValueSource.Column column -> {
                value = text(row, 0);
                plain = indexes[0] >= 0 && row.isPlain(indexes[0]);
                yield true;
            }
            case ValueSource.Constant(String text) -> {
                value = text;
                plain = true;
                yield true;
            }
            case ValueSource.Concat concat -> {
                value = joined(row, concat.separator());
                yield true;
            }
            case ValueSource.CreditDebit pair -> oneOf(row);
            case ValueSource.Flagged flagged -> flagged(row, flagged);
        };
    }

    private @Nullable String joined(Row row, String separator) {
        StringJoiner joined = new StringJoiner(separator);
        boolean any = false;
        for (int i = 0; i < indexes.length; i++) {
            String part = text(row, i);
            if (part != null) {
                joined.add(part);
                any = true;
            }
        }
        return any ? joined.toString() : null;
    }

    private boolean oneOf(Row row) {
        String credit = text(row, 0);
        String debit = text(row, 1);
        boolean out = debit != null && (credit == null || amounts.isZero(credit));
        if (credit != null && debit != null && !out && !amounts.isZero(debit)) {
            return refuse("stands in both columns", credit + " / " + debit);
        }
        value = out ? debit : credit;
        int index = indexes[out ? 1 : 0];
        plain = index >= 0 && row.isPlain(index);
        amounts.sign(out ? ComputedAmount.Sign.MINUS : ComputedAmount.Sign.AS_WRITTEN);
        return true;
    }

    private boolean flagged(Row row, ValueSource.Flagged flagged) {
        value = text(row, 0);
        plain = indexes[0] >= 0 && row.isPlain(indexes[0]);
        String flag = text(row, 1);
        if (value != null && flag == null) {
            return refuse("has no flag that says which way the money went", value);
        }
        boolean out = flag != null && flagged.negative().contains(FieldExpressionParser.folded(flag));
        amounts.sign(out ? ComputedAmount.Sign.MINUS : ComputedAmount.Sign.AS_WRITTEN);
        return true;
    }

    private boolean cut() {
        Pattern regex = expression.regex();
        String text = value;
        if (regex == null || text == null) {
            return true;
        }
        Matcher matcher = regex.matcher(text);
        String group = matcher.find() ? matcher.group(1) : null;
        if (group == null) {
            return refuse("does not match " + regex, text);
        }
        value = group.isBlank() ? null : group.strip();
        return true;
    }

    private boolean styled() {
        String text = value;
        if (text == null || expression.source() instanceof ValueSource.Constant) {
            return true;
        }
        if (expression.isAmount()) {
            value = amounts.read(text, plain);
            plain |= expression.decimal() != null;
            return value != null || refuse(amounts.reason(), text);
        }
        ComputedDate dates = date;
        if (dates != null) {
            value = dates.read(text, plain);
            plain = true;
            return value != null || refuse(dates.reason(), text);
        }
        return true;
    }

    /** The value of the n-th column without blanks around it; null when nothing is left or no such column is. */
    private @Nullable String text(Row row, int n) {
        String text = indexes[n] < 0 ? null : row.value(indexes[n]);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private boolean refuse(String why, @Nullable String text) {
        reason = why;
        shown = text;
        return false;
    }
}
