package io.matcher.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which days count for rules with {@code dayCount: BUSINESS}: all but the weekend and the holidays.
 *
 * <p>The distance between two dates is the number of business days after the earlier, up to and including the later; a
 * Saturday is thus 0 days after its Friday and 1 before its Monday.
 */
public final class BusinessCalendar {

    private static final int MONDAY = -3; // 1969-12-29
    private static final BusinessCalendar WEEKDAYS =
            new BusinessCalendar(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of());

    private final EnumSet<DayOfWeek> weekend;
    /** How many of the first n days of a week, from Monday, are business days. */
    private final int[] upTo = new int[8];

    private final int[] holidays;

    private BusinessCalendar(Set<DayOfWeek> weekend, Collection<LocalDate> holidays) {
        this.weekend = EnumSet.noneOf(DayOfWeek.class);
        this.weekend.addAll(weekend);
        for (DayOfWeek day : DayOfWeek.values()) {
            upTo[day.getValue()] = upTo[day.getValue() - 1] + (weekend.contains(day) ? 0 : 1);
        }
        this.holidays = holidays.stream()
                .filter(day -> !weekend.contains(day.getDayOfWeek()))
                .mapToInt(day -> Math.toIntExact(day.toEpochDay()))
                .distinct()
                .sorted()
                .toArray();
    }

    /** Monday to Friday, no holidays. */
    public static BusinessCalendar weekdays() {
        return WEEKDAYS;
    }

    public static BusinessCalendar of(Set<DayOfWeek> weekend, Collection<LocalDate> holidays) {
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("a calendar needs at least one business day a week");
        }
        return new BusinessCalendar(weekend, holidays);
    }

    /** The days of the week that are none. */
    public Set<DayOfWeek> weekend() {
        return EnumSet.copyOf(weekend);
    }

    /** The holidays that are not on a weekend anyway, in order. */
    public List<LocalDate> holidays() {
        return Arrays.stream(holidays).mapToObj(LocalDate::ofEpochDay).toList();
    }

    /** The number of business days from a fixed one up to and including this day. */
    int ordinal(int epochDay) {
        int sinceMonday = epochDay - MONDAY + 1;
        int weeks = Math.floorDiv(sinceMonday, 7);
        int found = Arrays.binarySearch(holidays, epochDay);
        int holidaysSoFar = found >= 0 ? found + 1 : -found - 1;
        return weeks * upTo[7] + upTo[Math.floorMod(sinceMonday, 7)] - holidaysSoFar;
    }

    /** The calendar as text; part of a run's digest. */
    String text() {
        return "weekend=" + weekend + ";holidays=" + Arrays.toString(holidays);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that
                && weekend.equals(that.weekend)
                && Arrays.equals(holidays, that.holidays);
    }

    @Override
    public int hashCode() {
        return weekend.hashCode() * 31 + Arrays.hashCode(holidays);
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + text() + "]";
    }
}
