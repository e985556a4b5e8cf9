package io.matcher.formats;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One amount taken apart: sign, currency sign, digits with their separators, exponent. Reused from value to value. */
final class AmountBody {
    private static final int MAX_EXPONENT = 40;

    private boolean negative;
    private String sign = "";
    private String number = "";
    private int exponent;
    private int points;
    private int commas;
    private boolean grouped;
    private String reason = "";

    /** Takes the text apart; false if it is no amount in any style. */
    boolean split(String text) {
        int from = firstDigit(text);
        int to = lastDigit(text) + 1;
        if (from < 0 || text.length() > Limits.MAX_NUMBER_CHARS) {
            return false;
        }
        if (from > 0 && isSeparator(text.charAt(from - 1))) {
            from--;
        }
        if (to < text.length() && isSeparator(text.charAt(to))) {
            to++;
        }
        return signs(text.substring(0, from), text.substring(to)) && digits(text.substring(from, to));
    }

    private static int firstDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int lastDigit(String text) {
        int i = text.length() - 1;
        while (i >= 0 && !isDigit(text.charAt(i))) {
            i--;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == ',';
    }

    /** A blank or apostrophe, which can only part thousands. */
    private static boolean isGroupMark(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009' || c == '\'' || c == '\u2019';
    }

    /** At most one sign in all, or parentheses around all; what else stands there is one currency sign. */
    private boolean signs(String before, String after) {
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        int minus = strip(before, left, '(');
        int minusAfter = strip(after, right, ')');
        boolean parentheses = minus == PARENTHESIS && minusAfter == PARENTHESIS;
        boolean oneSign = minus == 0 || minusAfter == 0;
        if (minus == TOO_MANY || minusAfter == TOO_MANY || !(parentheses || oneSign)) {
            return false;
        }
        if (!parentheses && (minus == PARENTHESIS || minusAfter == PARENTHESIS)) {
            return false;
        }
        negative = parentheses || minus == MINUS || minusAfter == MINUS;
        sign = left.isEmpty() ? right.toString() : left.toString();
        return left.isEmpty() || right.isEmpty();
    }

    private static final int PLUS = 1;
    private static final int MINUS = 2;
    private static final int PARENTHESIS = 3;
    private static final int TOO_MANY = 4;

    private static int strip(String text, StringBuilder rest, char parenthesis) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int mark = c == '-' || c == '\u2212' ? MINUS : c == '+' ? PLUS : c == parenthesis ? PARENTHESIS : 0;
            if (mark != 0) {
                found = found == 0 ? mark : TOO_MANY;
            } else if (!Character.isWhitespace(c) && !isGroupMark(c)) {
                rest.append(c);
            }
        }
        return found;
    }

    private boolean digits(String text) {
        points = 0;
        commas = 0;
        grouped = false;
        exponent = 0;
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponentAt >= 0 && !readExponent(text.substring(exponentAt + 1))) {
            return false;
        }
        number = exponentAt < 0 ? text : text.substring(0, exponentAt);
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            points += c == '.' ? 1 : 0;
            commas += c == ',' ? 1 : 0;
            grouped |= isGroupMark(c);
            if (!isDigit(c) && !isSeparator(c) && !isGroupMark(c)) {
                return false;
            }
        }
        return firstDigit(number) >= 0;
    }

    /** Digits beyond the bound are not even summed up, so that {@code 1e999999} costs nothing. */
    private boolean readExponent(String text) {
        int from = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (from == text.length()) {
            return false;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
            value = Math.min(MAX_EXPONENT + 1, value * 10 + (text.charAt(i) - '0'));
        }
        exponent = text.charAt(0) == '-' ? -value : value;
        return true;
    }

    String currencySign() {
        return sign;
    }

    boolean isNegative() {
        return negative;
    }

    boolean isZero() {
        return number.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    /** The amount as it was written, but with this sign and that in front. */
    String written(boolean withMinus) {
        return marks(withMinus) + number + (exponent == 0 ? "" : "e" + exponent);
    }

    /** The amount with a decimal point and nothing else between its digits; null and {@link #reason} where it is not in the style. */
    @Nullable
    String plain(DecimalStyle style, boolean withMinus) {
        DecimalStyle proof = proof();
        if (proof != null && proof != style) {
            reason = "is not written with a decimal " + (style == DecimalStyle.COMMA ? "comma" : "point");
            return null;
        }
        BigDecimal value = value(style);
        return value == null ? null : marks(withMinus) + value.abs().toPlainString();
    }

    private String marks(boolean withMinus) {
        return (withMinus ? "-" : "") + (sign.isEmpty() ? "" : sign + " ");
    }

    boolean hasSeparator() {
        return points + commas > 0;
    }

    boolean onlyPoint() {
        return points == 1 && commas == 0;
    }

    String reason() {
        return reason;
    }

    /** The style in which alone the value makes sense; null when it has no separator or fits both. */
    @Nullable
    DecimalStyle proof() {
        if (points + commas == 0) {
            return null;
        }
        if (points > 0 && commas > 0) {
            return number.lastIndexOf('.') > number.lastIndexOf(',') ? DecimalStyle.POINT : DecimalStyle.COMMA;
        }
        DecimalStyle own = points > 0 ? DecimalStyle.POINT : DecimalStyle.COMMA;
        DecimalStyle other = points > 0 ? DecimalStyle.COMMA : DecimalStyle.POINT;
        if (points + commas > 1) {
            return other;
        }
        int at = number.indexOf(own.decimal);
        int behind = number.length() - at - 1;
        boolean couldBeThousands = behind == 3 && at >= 1 && at <= 3 && number.charAt(0) != '0' && exponent == 0;
        return couldBeThousands && !grouped ? null : own;
    }

    /** The value read in a style; null and {@link #reason} where the separators stand wrong. */
    @Nullable
    BigDecimal value(DecimalStyle style) {
        if (Math.abs(exponent) > MAX_EXPONENT) {
            reason = "has an exponent beyond " + MAX_EXPONENT;
            return null;
        }
        int decimalAt = number.indexOf(style.decimal);
        String whole = decimalAt < 0 ? number : number.substring(0, decimalAt);
        String fraction = decimalAt < 0 ? "" : number.substring(decimalAt + 1);
        String joined = joinGroups(whole, style.group);
        boolean fractionPlain = fraction.chars().allMatch(c -> c >= '0' && c <= '9');
        if (joined == null || !fractionPlain || (joined.isEmpty() && fraction.isEmpty())) {
            reason = "has separators where no number has them";
            return null;
        }
        BigDecimal value = new BigDecimal(joined + fraction).movePointLeft(fraction.length());
        BigDecimal scaled = value.setScale(fraction.length()).scaleByPowerOfTen(exponent);
        return negative ? scaled.negate() : scaled;
    }

    /** The digits without their thousands separators, which must part groups of three and all be the same. */
    private static @Nullable String joinGroups(String whole, char groupMark) {
        StringBuilder digits = new StringBuilder(whole.length());
        char mark = 0;
        int sinceMark = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
                sinceMark++;
                continue;
            }
            boolean firstMark = mark == 0;
            boolean placed = firstMark ? sinceMark >= 1 && sinceMark <= 3 : sinceMark == 3 && c == mark;
            if (!placed || !(c == groupMark || isGroupMark(c))) {
                return null;
            }
            mark = c;
            sinceMark = 0;
        }
        return mark == 0 || sinceMark == 3 ? digits.toString() : null;
    }
}
