package io.matcher.formats;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of one column. Read are sign (before, after, or as parentheses), exponent, thousands separators, a currency
 * sign that agrees with the row's currency.
 *
 * <p>How the decimal style is decided: it is the given one; else what the first rows prove. A proof is a value that can
 * be read in one way only: it has both separators, or the same one twice, or one that is not followed by exactly three
 * digits, or that follows a lone zero or more than three digits. If nothing proves a style, {@code 1.234} is plain
 * decimal text and {@code 1,234} is refused, as nobody can tell. If the column proves both, only values that prove
 * themselves are read.
 */
public final class AmountReader {
    private static final int FAST_CHARS = 16;

    private final AmountBody body = new AmountBody();
    private @Nullable DecimalStyle style;
    private final boolean given;
    private boolean mixed;
    private String reason = "";

    /** With the style that is given, or null to find it by looking. */
    public AmountReader(@Nullable DecimalStyle given) {
        this.style = given;
        this.given = given != null;
    }

    boolean isDecided() {
        return style != null;
    }

    /** Looks at a value of the column before any is read. */
    void learn(String text) {
        if (given || mixed || !body.split(text)) {
            return;
        }
        DecimalStyle proof = body.proof();
        if (proof != null && style != null && proof != style) {
            mixed = true;
            style = null;
        } else if (proof != null) {
            style = proof;
        }
    }

    /** The amount, or null and {@link #reason}. */
    public @Nullable BigDecimal read(String text, String currency) {
        BigDecimal plain = text.length() <= FAST_CHARS ? plain(text) : null;
        return plain != null ? plain : readAny(text, currency);
    }

    /** Why the last text was no amount. */
    public String reason() {
        return reason;
    }

    /**
     * The common case, up to 16 characters of digits, one minus in front, the decimal separator of the known style and
     * one to eight digits behind it; null for anything else.
     */
    private @Nullable BigDecimal plain(String text) {
        int length = text.length();
        int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int digitsFrom = i;
        int separator = -1;
        long unscaled = 0;
        char decimal = style == null ? 0 : style.decimal;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else if (c == decimal && separator < 0 && i > digitsFrom) {
                separator = i;
            } else {
                return null;
            }
        }
        int integerDigits = (separator < 0 ? length : separator) - digitsFrom;
        int scale = separator < 0 ? 0 : length - separator - 1;
        boolean fits = integerDigits >= 1
                && integerDigits <= Limits.MAX_INTEGER_DIGITS
                && scale <= Limits.MAX_FRACTION_DIGITS
                && (separator < 0 || scale > 0);
        return fits ? BigDecimal.valueOf(digitsFrom == 0 ? unscaled : -unscaled, scale) : null;
    }

    private @Nullable BigDecimal readAny(String text, String currency) {
        if (!body.split(text)) {
            return refuse("is not a number");
        }
        String sign = body.currencySign();
        if (!sign.isEmpty() && !Currencies.signFits(sign, currency)) {
            return refuse(
                    Currencies.isSign(sign)
                            ? "carries the sign " + sign + " while the row's currency is " + currency
                            : "is not a number");
        }
        DecimalStyle chosen = choose();
        return chosen == null ? null : inRange(body.value(chosen));
    }

    private @Nullable DecimalStyle choose() {
        DecimalStyle proof = body.proof();
        DecimalStyle decided = style;
        if (!body.hasSeparator()) {
            return DecimalStyle.POINT;
        }
        if (proof != null && decided != null && proof != decided) {
            refuse("is written with a decimal " + name(proof) + " while the column has a decimal " + name(decided));
            return null;
        }
        if (decided != null || proof != null) {
            style = mixed || decided != null ? decided : proof;
            return decided == null ? proof : decided;
        }
        if (!mixed && body.onlyPoint()) {
            return DecimalStyle.POINT;
        }
        refuse("can be read in two ways and the column proves neither; give the decimal style");
        return null;
    }

    private static String name(DecimalStyle style) {
        return switch (style) {
            case POINT -> "point";
            case COMMA -> "comma";
        };
    }

    private @Nullable BigDecimal inRange(@Nullable BigDecimal value) {
        if (value == null) {
            return refuse(body.reason());
        }
        BigDecimal scaled = value;
        if (scaled.scale() > Limits.MAX_FRACTION_DIGITS) {
            BigDecimal stripped = scaled.stripTrailingZeros();
            if (stripped.scale() > Limits.MAX_FRACTION_DIGITS) {
                return refuse("has more than " + Limits.MAX_FRACTION_DIGITS + " decimals");
            }
            scaled = stripped.setScale(Limits.MAX_FRACTION_DIGITS);
        }
        if (scaled.signum() != 0 && scaled.precision() - scaled.scale() > Limits.MAX_INTEGER_DIGITS) {
            return refuse("has more than " + Limits.MAX_INTEGER_DIGITS + " digits before the decimals");
        }
        return scaled.scale() < 0 ? scaled.setScale(0) : scaled;
    }

    private @Nullable BigDecimal refuse(String why) {
        reason = why;
        return null;
    }
}
