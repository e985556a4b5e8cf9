package io.matcher.formats;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts as formats of banks write them: digits with at most one separator, no sign, no thousands. */
public final class EntryAmount {

    /** Why a text was no amount, as the end of a sentence. */
    public static final String REASON = "is not an unsigned amount of at most " + Limits.MAX_INTEGER_DIGITS
            + " digits before and " + Limits.MAX_FRACTION_DIGITS + " after the decimal separator";

    private static final int MAX_CHARS = 40;

    private EntryAmount() {}

    /** The amount with the scale it is written in; null where the text is none. A separator may end the text. */
    public static @Nullable BigDecimal parse(String text, char separator) {
        int length = text.length();
        if (length == 0 || length > MAX_CHARS) {
            return null;
        }
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == separator && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return null;
            }
        }
        int integers = point < 0 ? length : point;
        return integers == 0 ? null : within(digits(text, point), point < 0 ? 0 : length - point - 1);
    }

    private static String digits(String text, int point) {
        return point < 0 ? text : text.substring(0, point) + text.substring(point + 1);
    }

    private static @Nullable BigDecimal within(String digits, int scale) {
        BigDecimal amount = digits.length() <= 18
                ? BigDecimal.valueOf(Long.parseLong(digits), scale)
                : new BigDecimal(new java.math.BigInteger(digits), scale);
        BigDecimal kept = scale > Limits.MAX_FRACTION_DIGITS ? amount.stripTrailingZeros() : amount;
        boolean fits = kept.scale() <= Limits.MAX_FRACTION_DIGITS
                && kept.precision() - kept.scale() <= Limits.MAX_INTEGER_DIGITS;
        return fits ? kept.setScale(Math.max(0, kept.scale())) : null;
    }
}
