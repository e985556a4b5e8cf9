package io.matcher.formats;

import org.jspecify.annotations.Nullable;

/**
 * Gives amounts the sign that their expression says. The digits stay as they are written, so that the style of the column is found by
 * looking, unless the expression gives it.
 */
final class ComputedAmount {

    enum Sign {
        AS_WRITTEN,
        MINUS
    }

    private final FieldExpression expression;
    private final AmountBody body = new AmountBody();
    private Sign sign = Sign.AS_WRITTEN;
    private String reason = "";

    ComputedAmount(FieldExpression expression) {
        this.expression = expression;
    }

    /** How the next amount counts, whatever sign it bears. */
    void sign(Sign next) {
        sign = next;
    }

    boolean isZero(String text) {
        return body.split(text) && body.isZero();
    }

    /** The amount for the parser, or null and {@link #reason}; {@code plain} says that it is written in the plain way already. */
    @Nullable
    String read(String text, boolean plain) {
        if (!body.split(text)) {
            reason = "is not a number";
            return null;
        }
        boolean minus = (sign == Sign.MINUS || body.isNegative()) != expression.negate();
        DecimalStyle style = expression.decimal();
        if (style == null) {
            return body.written(minus);
        }
        String read = body.plain(plain ? DecimalStyle.POINT : style, minus);
        reason = read == null ? body.reason() : "";
        return read;
    }

    String reason() {
        return reason;
    }
}
