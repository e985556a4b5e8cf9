package io.matcher.contexts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A calendar as clients see it. */
record CalendarResponse(
        String name,
        String zone,
        List<DayOfWeek> weekend,
        List<LocalDate> holidays,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static CalendarResponse of(Calendar calendar) {
        return new CalendarResponse(
                calendar.name(),
                calendar.zone().getId(),
                List.copyOf(calendar.weekend()),
                calendar.holidays(),
                calendar.version(),
                calendar.createdAt(),
                calendar.updatedAt());
    }
}
