package io.matcher.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one pattern that a source says its dates have. */
final class DatePattern {
    /** All its parts have two digits, so that a pattern without separators reads what it wrote. */
    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2025, 11, 23, 10, 11, 12, 0, ZoneOffset.UTC);

    private final String pattern;
    private final DateTimeFormatter formatter;

    private DatePattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /** {@code yyyy} is taken as the plain year, which strict reading calls {@code uuuu}; the 30th of February is refused. */
    static DatePattern compile(String pattern) {
        String strict = pattern.replace('y', 'u');
        DateTimeFormatter formatter =
                DateTimeFormatter.ofPattern(strict, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        DatePattern compiled = new DatePattern(pattern, formatter);
        if (compiled.read(formatter.format(EXAMPLE), ZoneOffset.UTC) == null) {
            throw new IllegalArgumentException("it does not say day, month and year");
        }
        return compiled;
    }

    /** What the text says; null if it does not have the pattern. */
    @Nullable
    Moment read(String text, ZoneId zone) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(text);
        } catch (DateTimeException notThePattern) {
            return null;
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        if (date == null) {
            return null;
        }
        return time == null ? Moment.day(date) : Moment.at(date.atTime(time), own, zone);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
