package io.matcher.contexts.cron;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * The local times that a pattern means: those whose minute, hour and month it names, on the days that it names. Where both a day of the
 * month and a day of the week are restricted, either is enough, as cron has always had it.
 *
 * @param minutes bits 0 to 59
 * @param hours bits 0 to 23
 * @param daysOfMonth bits 1 to 31
 * @param months bits 1 to 12
 * @param daysOfWeek bits 0 to 6, from Sunday
 * @param anyDayOfMonth whether the day of the month restricts nothing
 * @param anyDayOfWeek whether the day of the week restricts nothing
 */
public record Cron(
        long minutes,
        long hours,
        long daysOfMonth,
        long months,
        long daysOfWeek,
        boolean anyDayOfMonth,
        boolean anyDayOfWeek) {

    private static final int MINUTES_OF_DAY = 24 * 60;

    /** From one 29 February to the next there may be eight years; every pattern that ever fires does so within this. */
    private static final int MOST_DAYS = 8 * 366 + 1;

    /** After so many days the days of the Gregorian calendar come again, those of the week too. */
    private static final int DAYS_OF_CYCLE = 146_097;

    boolean isOn(LocalDate day) {
        boolean dayOfMonth = has(daysOfMonth, day.getDayOfMonth());
        boolean dayOfWeek = has(daysOfWeek, day.getDayOfWeek().getValue() % DayOfWeek.values().length);
        return has(months, day.getMonthValue())
                && ((anyDayOfMonth || anyDayOfWeek) ? (dayOfMonth && dayOfWeek) : (dayOfMonth || dayOfWeek));
    }

    private boolean isAt(int minuteOfDay) {
        return has(hours, minuteOfDay / 60) && has(minutes, minuteOfDay % 60);
    }

    private static boolean has(long set, int value) {
        return ((set >>> value) & 1) != 0;
    }

    /** The first time that it means after this one. */
    LocalDateTime after(LocalDateTime time) {
        LocalDateTime earliest = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        LocalDate day = earliest.toLocalDate();
        int from = earliest.getHour() * 60 + earliest.getMinute();
        for (int days = 0; days < MOST_DAYS; days++, day = day.plusDays(1), from = 0) {
            int minute = isOn(day) ? firstFrom(from) : MINUTES_OF_DAY;
            if (minute < MINUTES_OF_DAY) {
                return LocalDateTime.of(day, LocalTime.of(minute / 60, minute % 60));
            }
        }
        throw new IllegalStateException("A pattern that never fires was let through: " + this);
    }

    /** The first minute of a day that it means from this one on; 1,440 where there is none. */
    private int firstFrom(int minuteOfDay) {
        int minute = minuteOfDay;
        while (minute < MINUTES_OF_DAY && !isAt(minute)) {
            minute++;
        }
        return minute;
    }

    /** Whether it means any day at all: 30 February is none. */
    boolean everFires() {
        if (anyDayOfMonth || !anyDayOfWeek) {
            return true;
        }
        for (Month month : Month.values()) {
            if (has(months, month.getValue()) && month.maxLength() >= Long.numberOfTrailingZeros(daysOfMonth)) {
                return true;
            }
        }
        return false;
    }

    /** The shortest time from one of its times to the next, over all of its times. */
    public Duration shortestGap() {
        int first = firstFrom(0);
        int shortest = MINUTES_OF_DAY;
        int last = first;
        for (int next = firstFrom(first + 1); next < MINUTES_OF_DAY; next = firstFrom(next + 1)) {
            shortest = Math.min(shortest, next - last);
            last = next;
        }
        int overnight = first + MINUTES_OF_DAY - last;
        return Duration.ofMinutes(overnight < shortest && isOnTwoDaysRunning() ? overnight : shortest);
    }

    private boolean isOnTwoDaysRunning() {
        LocalDate day = LocalDate.of(2000, Month.JANUARY, 1);
        boolean before = false;
        for (int days = 0; days <= DAYS_OF_CYCLE; days++, day = day.plusDays(1)) {
            boolean now = isOn(day);
            if (before && now) {
                return true;
            }
            before = now;
        }
        return false;
    }
}
