package io.matcher.formats;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One line whose fields stand at fixed positions, counted from 1 as the banks' manuals do, both ends included. What lies
 * beyond the end of the line is blank: senders cut trailing blanks.
 */
public final class FixedLine {
    private final String text;
    private final long number;

    public FixedLine(String text, long number) {
        this.text = text;
        this.number = number;
    }

    /** The number of the line, from 1. */
    public long number() {
        return number;
    }

    public char at(int position) {
        return position <= text.length() ? text.charAt(position - 1) : ' ';
    }

    /** The field without blanks around it. */
    public String text(int from, int to) {
        return raw(from, to).strip();
    }

    private String raw(int from, int to) {
        return from > text.length() ? "" : text.substring(from - 1, Math.min(to, text.length()));
    }

    /** Whether nothing is written in the field, or only zeros. */
    public boolean isNone(int from, int to) {
        return raw(from, to).chars().allMatch(c -> c == '0' || c == ' ');
    }

    /** The field without leading zeros; empty where nothing else is there. */
    public String bare(int from, int to) {
        String field = text(from, to);
        int at = 0;
        while (at < field.length() && field.charAt(at) == '0') {
            at++;
        }
        return field.substring(at);
    }

    /** Digits whose last two are decimals; 0.00 where the field is blank. */
    public BigDecimal money(String field, int from, int to) throws FixedFieldException {
        String digits = digits(field, from, to);
        return digits.isEmpty() ? BigDecimal.ZERO.setScale(2) : new BigDecimal(new BigInteger(digits), 2);
    }

    /** As {@link #money}, with the sign that stands at a position of its own: {@code -} or anything else for plus. */
    public BigDecimal signed(String field, int sign, int from, int to) throws FixedFieldException {
        BigDecimal unsigned = money(field, from, to);
        return at(sign) == '-' ? unsigned.negate() : unsigned;
    }

    /** A number; 0 where the field is blank. */
    public long count(String field, int from, int to) throws FixedFieldException {
        String digits = digits(field, from, to);
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private String digits(String field, int from, int to) throws FixedFieldException {
        String digits = text(from, to);
        if (digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw new FixedFieldException(field, field + " is not made of digits", digits);
        }
        return digits;
    }

    public FixedDay day(FixedDay.Order order, int from) {
        return FixedDay.of(raw(from, from + order.name().length() - 1), order);
    }
}
