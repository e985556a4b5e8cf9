package io.matcher.fx;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads days as rates have them: {@code YYYY-MM-DD}, from 1900 on. */
final class RateDates {

    static final String EXPECTED = "is not a day from 1900-01-01 to 9999-12-31, written YYYY-MM-DD";

    private static final int LENGTH = 10;
    private static final int FIRST_YEAR = 1900;

    private RateDates() {}

    /** Null when the text is no such day. */
    static @Nullable LocalDate read(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < FIRST_YEAR ? null : day;
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
