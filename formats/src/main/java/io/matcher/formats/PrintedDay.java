package io.matcher.formats;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A date as a bank printed it, which need not be one of the calendar: interest is counted in months of thirty days, so
 * 30 February and 31 November do occur.
 *
 * @param day the day meant: an excess day of a month is that month's last; null where no month can be made out
 * @param impossible whether the calendar has no such day
 */
public record PrintedDay(@Nullable LocalDate day, boolean impossible) {
    private static final PrintedDay NONE = new PrintedDay(null, true);
    private static final int PIVOT = 80;

    public static PrintedDay of(int year, int month, int day) {
        boolean outside = year < DateText.MIN_YEAR || year > DateText.MAX_YEAR;
        if (outside || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        int last = day <= 28 ? day : Math.min(day, YearMonth.of(year, month).lengthOfMonth());
        return new PrintedDay(LocalDate.of(year, month, last), last != day);
    }

    /** {@code yyyy-MM-dd} at the beginning of a text; what follows (a time, a zone) is not looked at. */
    public static PrintedDay isoStart(String text) {
        boolean shaped = text.length() >= 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.length() == 10 || !isDigit(text.charAt(10)));
        return shaped ? of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)) : NONE;
    }

    /** {@code yyMMdd} at a place of a text; years from 80 on are those of the last century. */
    public static PrintedDay yearOfTwoDigits(String text, int from) {
        if (text.length() < from + 6) {
            return NONE;
        }
        int year = number(text, from, from + 2);
        int century = year < 0 ? 0 : year >= PIVOT ? 1900 : 2000;
        return of(century + year, number(text, from + 2, from + 4), number(text, from + 4, from + 6));
    }

    /** The digits as a number, or -1 where one of them is none. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
