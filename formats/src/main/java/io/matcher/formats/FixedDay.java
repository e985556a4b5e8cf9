package io.matcher.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day in a line of fixed positions.
 *
 * @param day null where none is written, or one that can not be
 * @param text as written, for messages
 */
public record FixedDay(@Nullable LocalDate day, String text) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    /** From here on two digits of a year mean the century before. */
    private static final int PIVOT = 80;

    /** In which order the digits stand. */
    public enum Order {
        DDMMYYYY,
        DDMMYY,
        YYYYMMDD,
        YYMMDD
    }

    /** Blanks and zeros are no day. */
    static FixedDay of(String text, Order order) {
        if (isNone(text)) {
            return new FixedDay(null, "");
        }
        boolean numeric = text.length() == order.name().length() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return new FixedDay(numeric ? read(Integer.parseInt(text), order) : null, text);
    }

    private static boolean isNone(String text) {
        return text.chars().allMatch(c -> c == '0' || c == ' ');
    }

    private static @Nullable LocalDate read(int digits, Order order) {
        return switch (order) {
            case DDMMYYYY -> day(digits % 10_000, digits / 10_000 % 100, digits / 1_000_000);
            case DDMMYY -> day(century(digits % 100), digits / 100 % 100, digits / 10_000);
            case YYYYMMDD -> day(digits / 10_000, digits / 100 % 100, digits % 100);
            case YYMMDD -> day(century(digits / 10_000), digits / 100 % 100, digits % 100);
        };
    }

    private static int century(int twoDigits) {
        return twoDigits >= PIVOT ? 1900 + twoDigits : 2000 + twoDigits;
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** Whether something is written that is no day, as 31 November. */
    public boolean isImpossible() {
        return day == null && !text.isEmpty();
    }

    /** This day, else the other; an impossible one is told in the tally. */
    public FixedDay orElse(FixedDay other, StatementTally tally, long line) {
        noteImpossible(tally, line);
        return day == null && (other.day() != null || text.isEmpty()) ? other : this;
    }

    /** Tells the tally of a day that can not be. */
    public FixedDay noteImpossible(StatementTally tally, long line) {
        if (isImpossible()) {
            tally.find(
                    StatementFinding.Kind.IMPOSSIBLE_DATE,
                    "line " + line + ": \"" + text + "\" is no day of the calendar");
        }
        return this;
    }

    /** The day, which must be one. */
    public LocalDate require(String field) throws FixedFieldException {
        LocalDate present = day;
        if (present == null) {
            throw new FixedFieldException(
                    field, text.isEmpty() ? field + " is blank" : field + " is no day of the calendar", text);
        }
        return present;
    }
}
