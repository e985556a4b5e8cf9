package io.matcher.contexts;

import io.matcher.engine.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which days are business days.
 *
 * @param name of the calendar, by which contexts name it
 * @param zone in which its days begin
 * @param weekend the days of the week on which nobody works; at most six
 * @param holidays other such days, in order, each once; at most 5,000
 * @param version 1, and one more with each change
 */
public record Calendar(
        String name,
        ZoneId zone,
        Set<DayOfWeek> weekend,
        List<LocalDate> holidays,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public Calendar {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(weekend);
        weekend = Collections.unmodifiableSet(days);
        holidays = List.copyOf(holidays);
    }

    /** Its days as the engine counts them. */
    public BusinessCalendar days() {
        return BusinessCalendar.of(weekend, holidays);
    }
}
