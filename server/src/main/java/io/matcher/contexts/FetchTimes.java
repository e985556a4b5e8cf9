package io.matcher.contexts;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a text says when files are fetched: a pattern of five fields, read in UTC, or {@code @every} and an interval. */
final class FetchTimes {

    private static final String EVERY = "@every";
    private static final Pattern INTERVAL =
            Pattern.compile("@every +(?:([0-9]{1,4})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,8})s)?");
    private static final Duration LONGEST = Duration.ofDays(366);

    private FetchTimes() {}

    /** Nothing at all is fine too: files are fetched only on demand then. */
    static void check(Faults faults, String location, String spec) {
        if (spec.isEmpty()) {
            return;
        }
        if (!spec.startsWith(EVERY)) {
            ScheduleCheck.cron(faults, location, spec);
            return;
        }
        Duration interval = interval(spec);
        if (interval == null) {
            faults.add(location, "is not " + EVERY + " and hours, minutes and seconds, such as @every 1h30m", spec);
        } else if (interval.compareTo(ScheduleCheck.SHORTEST_GAP) < 0) {
            faults.add(location, "is more often than every " + ScheduleCheck.SHORTEST_GAP.toMinutes() + " min", spec);
        } else if (interval.compareTo(LONGEST) > 0) {
            faults.add(location, "is more seldom than every " + LONGEST.toDays() + " days", spec);
        }
    }

    private static @Nullable Duration interval(String spec) {
        Matcher parts = INTERVAL.matcher(spec);
        if (!parts.matches() || (parts.group(1) == null && parts.group(2) == null && parts.group(3) == null)) {
            return null;
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
