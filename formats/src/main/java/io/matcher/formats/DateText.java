package io.matcher.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One date being read, character by character and without exceptions. Reused from value to value. */
final class DateText {
    static final int MAX_CHARS = 64;
    static final int MIN_YEAR = 1900;
    static final int MAX_YEAR = 2199;

    /** By their first three letters, in English, Portuguese and Spanish; no three letters mean two months. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("ene", 1),
            Map.entry("feb", 2),
            Map.entry("fev", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("abr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("ago", 8),
            Map.entry("sep", 9),
            Map.entry("set", 9),
            Map.entry("oct", 10),
            Map.entry("out", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12),
            Map.entry("dic", 12));

    private static final Map<String, Integer> LONG_MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("sept", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12));

    private String text = "";
    private int at;
    private int year;
    private int month;
    private int day;
    private boolean orderMatters;
    private @Nullable ZoneOffset offset;
    private String reason = "";

    DateText begin(String value) {
        text = value;
        at = 0;
        orderMatters = false;
        offset = null;
        reason = "";
        return this;
    }

    int length() {
        return text.length();
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean allDigits() {
        return !text.isEmpty() && digitsFrom(0) == text.length();
    }

    /** The digits as a number; for at most 18 of them. */
    long number() {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /** {@code yyyyMMdd} with or without {@code HHmmss}. */
    void compact() {
        year = take(4);
        month = take(2);
        day = take(2);
    }

    /** {@code yyyy-MM-dd} or {@code yyyy/MM/dd}; leaves the place after the date. */
    boolean yearFirst() {
        at = 0;
        boolean shaped = digitsFrom(0) == 4
                && text.length() >= 10
                && (text.charAt(4) == '-' || text.charAt(4) == '/')
                && text.charAt(7) == text.charAt(4)
                && digitsFrom(5) == 2
                && digitsFrom(8) >= 2;
        if (shaped) {
            year = take(4);
            at++;
            month = take(2);
            at++;
            day = take(2);
        }
        return shaped;
    }

    /** {@code dd-MMM-yyyy}, {@code d MMM yyyy} or {@code MMM d, yyyy}. */
    boolean monthByName() {
        at = 0;
        boolean letter = !text.isEmpty() && Character.isLetter(text.charAt(0));
        boolean shaped = letter ? nameFirst() : dayFirst();
        if (!shaped) {
            at = 0;
        }
        return shaped;
    }

    private boolean nameFirst() {
        if (!takeMonthName() || !takeBlanks() || !takeDay()) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        }
        return takeBlanks() && takeYear();
    }

    private boolean dayFirst() {
        if (!takeDay() || at == text.length()) {
            return false;
        }
        char separator = text.charAt(at);
        if (separator == '-') {
            at++;
            return takeMonthName() && at < text.length() && text.charAt(at++) == '-' && takeYear();
        }
        return separator == ' ' && takeBlanks() && takeMonthName() && takeBlanks() && takeYear();
    }

    /** Day and month, in an order still to be told, then a year of four digits; after points the day comes first. */
    boolean numbersBeforeYear() {
        at = 0;
        if (!takeDay() || at == text.length()) {
            return false;
        }
        int first = day;
        char separator = text.charAt(at++);
        if ("/-.".indexOf(separator) < 0 || !takeDay() || at == text.length() || text.charAt(at++) != separator) {
            return false;
        }
        month = day;
        day = first;
        orderMatters = separator != '.';
        return takeYear();
    }

    boolean orderMatters() {
        return orderMatters;
    }

    /** The order that this value alone proves, if it is one of those that have an order. */
    @Nullable
    DateOrder provedOrder() {
        boolean ordered = orderMatters || (numbersBeforeYear() && orderMatters);
        if (!ordered || (day > 12) == (month > 12)) {
            return null;
        }
        return day > 12 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    void setOrder(DateOrder order) {
        if (order == DateOrder.MONTH_FIRST) {
            int first = day;
            day = month;
            month = first;
        }
    }

    /** The date, or null and {@link #reason}. */
    @Nullable
    LocalDate date() {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            reason = "has the year " + year + ", which is out of range";
        } else if (month < 1 || month > 12) {
            reason = "has the month " + month;
        } else if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            reason = "has the day " + day + ", which " + Year.of(year).atMonth(month) + " does not have";
        } else {
            return LocalDate.of(year, month, day);
        }
        return null;
    }

    String reason() {
        return reason;
    }

    /** The time that follows the date, with {@link #offset}; null if it is none. */
    @Nullable
    LocalTime time() {
        boolean compact = allDigits();
        if (!compact && !takeTimeSeparator()) {
            return null;
        }
        int hour = takeTwo();
        int minute = compact || takeColon() ? takeTwo() : -1;
        int second = compact || takeColon() ? takeTwo() : 0;
        int nano = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') ? takeFraction() : 0;
        boolean valid =
                hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59 && nano >= 0;
        return valid && takeOffset() && atEnd() ? LocalTime.of(hour, minute, second, nano) : null;
    }

    /** The offset that followed the time, or null. */
    @Nullable
    ZoneOffset offset() {
        return offset;
    }

    private boolean takeTimeSeparator() {
        char c = text.charAt(at);
        if (c == 'T' || c == 't') {
            at++;
            return true;
        }
        if (c == ',') {
            at++;
        }
        return takeBlanks();
    }

    private int takeFraction() {
        at++;
        int digits = digitsFrom(at);
        if (digits < 1 || digits > 9) {
            return -1;
        }
        int value = take(digits);
        for (int i = digits; i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    private boolean takeOffset() {
        if (atEnd()) {
            return true;
        }
        String rest = text.substring(at).strip();
        at = text.length();
        try {
            offset = ZoneOffset.of(rest.equals("z") || rest.equals("UTC") || rest.equals("GMT") ? "Z" : rest);
            return true;
        } catch (DateTimeException notAnOffset) {
            return false;
        }
    }

    private boolean takeColon() {
        boolean colon = at < text.length() && text.charAt(at) == ':';
        at += colon ? 1 : 0;
        return colon;
    }

    private int takeTwo() {
        return digitsFrom(at) >= 2 ? take(2) : -1;
    }

    private boolean takeDay() {
        int digits = digitsFrom(at);
        if (digits < 1 || digits > 2) {
            return false;
        }
        day = take(digits);
        return true;
    }

    private boolean takeYear() {
        if (digitsFrom(at) != 4) {
            return false;
        }
        year = take(4);
        return true;
    }

    private boolean takeBlanks() {
        int from = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at > from;
    }

    private boolean takeMonthName() {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(from, at).toLowerCase(Locale.ROOT);
        Integer number = name.length() == 3 ? MONTHS.get(name) : LONG_MONTHS.get(name);
        month = number == null ? 0 : number;
        return number != null;
    }

    private int digitsFrom(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    private int take(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return value;
    }
}
