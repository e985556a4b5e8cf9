package io.matcher.contexts;

import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of calendars. */
record ListCalendarsResponse(
        List<CalendarSummary> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /** A calendar without its holidays, of which there may be thousands. */
    @Schema(name = "CalendarSummary")
    record CalendarSummary(
            String name, String zone, List<DayOfWeek> weekend, int holidayCount, int version, Instant updatedAt) {

        static CalendarSummary of(Calendar calendar) {
            return new CalendarSummary(
                    calendar.name(),
                    calendar.zone().getId(),
                    List.copyOf(calendar.weekend()),
                    calendar.holidays().size(),
                    calendar.version(),
                    calendar.updatedAt());
        }
    }

    static ListCalendarsResponse of(Page<Calendar> page) {
        Page<CalendarSummary> shown = page.map(CalendarSummary::of);
        return new ListCalendarsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
