package io.matcher.formats.ofx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date as OFX writes it: {@code YYYYMMDD[HHMM[SS[.XXX]]][[offset:name]]}. The day is the printed one, in whatever zone
 * it was printed; of the zone only the number counts. Read as well are {@code yyyy-MM-dd} and, where only one reading is
 * possible, {@code dd/MM/yyyy} and {@code MM/dd/yyyy}.
 *
 * @param day null where the text is no date
 * @param instant in RFC 3339, where a time of day other than midnight is printed; in UTC where no zone is
 * @param reason why there is no day, empty when there is one
 */
record OfxTime(@Nullable LocalDate day, @Nullable String instant, String reason) {
    private static final int MAX_CHARS = 64;
    private static final BigDecimal SECONDS_AN_HOUR = new BigDecimal(3_600);

    static OfxTime of(@Nullable String text) {
        String shown = text == null ? "" : text.strip();
        if (shown.isEmpty()) {
            return refused(text == null ? "is missing" : "is blank");
        }
        if (shown.length() > MAX_CHARS) {
            return refused("is not a date");
        }
        int digits = digits(shown, 0);
        if (digits >= 8) {
            return compact(shown, digits);
        }
        return separated(shown);
    }

    private static OfxTime refused(String reason) {
        return new OfxTime(null, null, reason);
    }

    private static OfxTime compact(String text, int digits) {
        OfxTime date = date(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        LocalDate day = date.day();
        if (day == null) {
            return date;
        }
        if (digits != 8 && digits != 12 && digits != 14) {
            return refused("is not a date: it has " + digits + " digits");
        }
        return new OfxTime(day, instant(day, text, digits), "");
    }

    private static OfxTime date(int year, int month, int day) {
        if (year < 1900 || year > 2199) {
            return refused("has the year " + year + ", which is out of range");
        }
        try {
            return new OfxTime(LocalDate.of(year, month, day), null, "");
        } catch (DateTimeException impossible) {
            return refused("is no day of the calendar");
        }
    }

    private static @Nullable String instant(LocalDate day, String text, int digits) {
        if (digits == 8) {
            return null;
        }
        int hour = number(text, 8, 10);
        int minute = number(text, 10, 12);
        int second = digits == 14 ? number(text, 12, 14) : 0;
        boolean midnight = hour == 0 && minute == 0 && second == 0;
        if (midnight || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        ZoneOffset zone = zone(text);
        return zone == null
                ? null
                : LocalDateTime.of(day, LocalTime.of(hour, minute, second))
                        .atOffset(zone)
                        .toString();
    }

    /** The number in the brackets; null where it is no offset. */
    private static @Nullable ZoneOffset zone(String text) {
        int open = text.indexOf('[');
        if (open < 0) {
            return ZoneOffset.UTC;
        }
        int end = open + 1;
        while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            BigDecimal hours = new BigDecimal(text.substring(open + 1, end));
            BigDecimal seconds = hours.multiply(SECONDS_AN_HOUR).setScale(0, RoundingMode.HALF_UP);
            return ZoneOffset.ofTotalSeconds(seconds.intValueExact());
        } catch (ArithmeticException | NumberFormatException | DateTimeException noOffset) {
            return null;
        }
    }

    private static OfxTime separated(String text) {
        int first = digits(text, 0);
        int second = first < text.length() ? digits(text, first + 1) : 0;
        int thirdAt = first + second + 2;
        int third = thirdAt < text.length() ? digits(text, thirdAt) : 0;
        boolean shaped = first > 0
                && second > 0
                && second <= 2
                && third > 0
                && "/-.".indexOf(text.charAt(first)) >= 0
                && text.charAt(first) == text.charAt(thirdAt - 1);
        if (!shaped) {
            return refused("is not a date");
        }
        int a = number(text, 0, first);
        int b = number(text, first + 1, first + 1 + second);
        int c = number(text, thirdAt, thirdAt + third);
        if (first == 4 && third <= 2) {
            return date(a, b, c);
        }
        if (first > 2 || third != 4) {
            return refused("is not a date");
        }
        boolean undecided = a <= 12 && b <= 12 && a != b;
        return undecided ? refused("can be read day first or month first") : a > 12 ? date(c, b, a) : date(c, a, b);
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
