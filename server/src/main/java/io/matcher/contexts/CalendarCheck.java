package io.matcher.contexts;

import io.matcher.platform.outcome.Outcome;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Decides whether a calendar may be as asked. */
final class CalendarCheck {

    static final int MOST_HOLIDAYS = 5_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private CalendarCheck() {}

    static Outcome<GivenCalendar> check(String name, PutCalendarRequest request) {
        Faults faults = new Faults();
        if (!NAME.matcher(name).matches()) {
            faults.add("path.name", "is not 1 to 50 letters, digits, points, hyphens and underscores", null);
        }
        String zone = request.zone() == null ? "UTC" : request.zone();
        if (!Zones.isZone(zone)) {
            faults.add("body.zone", Zones.IS_NONE, zone);
        }
        if (Set.copyOf(request.weekend()).size() == DayOfWeek.values().length) {
            faults.add("body.weekend", "leaves no day to work on", null);
        }
        List<LocalDate> holidays = request.holidays();
        for (int i = 0; i < holidays.size(); i++) {
            int year = holidays.get(i).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                faults.add(
                        "body.holidays[" + i + "]",
                        "is not of the years " + FIRST_YEAR + " to " + LAST_YEAR,
                        holidays.get(i));
            }
        }
        return faults.or(name)
                .map(checked -> new GivenCalendar(
                        checked, ZoneId.of(zone), Set.copyOf(request.weekend()), List.copyOf(new TreeSet<>(holidays))));
    }
}
