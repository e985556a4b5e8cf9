package io.matcher.formats.nacha;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The 94 places of a line; what was cut off of trailing blanks is made up for. */
record NachaLine(String text, long number) {
    static final int LENGTH = 94;

    /** Two-digit years from this one on are of the last century. */
    private static final int PIVOT = 80;

    char type() {
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    /** The field from one place to another, both counted from 1 and included, without blanks around it. */
    String field(int from, int to) {
        return from > text.length()
                ? ""
                : text.substring(from - 1, Math.min(to, text.length())).strip();
    }

    /** The digits in these places, 0 where nothing is; null where something else is. */
    @Nullable
    Long number(int from, int to) {
        String digits = field(from, to);
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** {@code YYMMDD}; null where it is blank or no day. */
    @Nullable
    LocalDate date(int from) {
        Long number = number(from, from + 5);
        if (number == null || field(from, from + 5).length() != 6) {
            return null;
        }
        int year = (int) (number / 10_000);
        int full = year >= PIVOT ? 1_900 + year : 2_000 + year;
        try {
            return LocalDate.of(full, (int) (number / 100 % 100), (int) (number % 100));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** A line of nines, which fills up the last block. */
    boolean isFiller() {
        return text.chars().allMatch(c -> c == '9');
    }
}
