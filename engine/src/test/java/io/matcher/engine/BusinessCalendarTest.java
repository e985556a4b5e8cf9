package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Business days between two dates: those after the earlier, up to and including the later. */
class BusinessCalendarTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static int between(BusinessCalendar calendar, int from, int to) {
        return ordinal(calendar, to) - ordinal(calendar, from);
    }

    private static int ordinal(BusinessCalendar calendar, int daysAfterMonday) {
        return calendar.ordinal((int) MONDAY.toEpochDay() + daysAfterMonday);
    }

    @Test
    void a_saturday_is_no_day_after_its_friday_and_one_before_its_monday() {
        BusinessCalendar calendar = BusinessCalendar.weekdays();
        assertThat(between(calendar, 4, 5)).isZero();
        assertThat(between(calendar, 5, 7)).isOne();
        assertThat(between(calendar, 4, 7)).isOne();
        assertThat(between(calendar, 0, 7)).isEqualTo(5);
        assertThat(between(calendar, -14, 0)).isEqualTo(10);
    }

    @Test
    void a_holiday_does_not_count_wherever_the_span_begins_or_ends() {
        LocalDate tuesday = MONDAY.plusDays(1);
        BusinessCalendar calendar =
                BusinessCalendar.of(WEEKEND, List.of(tuesday, tuesday, MONDAY.plusDays(5), MONDAY.plusDays(8)));
        assertThat(between(calendar, 0, 1)).isZero();
        assertThat(between(calendar, 0, 2)).isOne();
        assertThat(between(calendar, 1, 2)).isOne();
        assertThat(between(calendar, 0, 3)).isEqualTo(2);
        assertThat(between(calendar, 0, 9)).isEqualTo(5);
        assertThat(between(calendar, -7, 14)).isEqualTo(13);
    }

    @Test
    void days_before_1970_count_as_any_others() {
        BusinessCalendar calendar = BusinessCalendar.weekdays();
        int monday = (int) LocalDate.of(1969, 12, 29).toEpochDay();
        assertThat(calendar.ordinal(monday) - calendar.ordinal(monday - 1)).isOne();
        assertThat(calendar.ordinal(monday - 1) - calendar.ordinal(monday - 3)).isZero();
        assertThat(calendar.ordinal(monday) - calendar.ordinal(monday - 70)).isEqualTo(50);
    }

    @Test
    void calendars_are_equal_when_they_count_the_same_days() {
        BusinessCalendar weekdays = BusinessCalendar.weekdays();
        BusinessCalendar onASaturday = BusinessCalendar.of(WEEKEND, List.of(MONDAY.plusDays(5)));
        BusinessCalendar onAMonday = BusinessCalendar.of(WEEKEND, List.of(MONDAY));
        assertThat(onASaturday).isEqualTo(weekdays).hasSameHashCodeAs(weekdays);
        assertThat(onAMonday).isNotEqualTo(weekdays).doesNotHaveSameHashCodeAs(weekdays);
        assertThat(onAMonday).isEqualTo(BusinessCalendar.of(WEEKEND, Set.of(MONDAY)));
        assertThat(BusinessCalendar.of(Set.of(DayOfWeek.SUNDAY), List.of())).isNotEqualTo(weekdays);
        assertThat(weekdays).isNotEqualTo("weekdays");
        assertThat(weekdays).hasToString("BusinessCalendar[weekend=[SATURDAY, SUNDAY];holidays=[]]");
    }

    @Test
    void a_week_without_a_business_day_is_refused() {
        assertThatThrownBy(() -> BusinessCalendar.of(EnumSet.allOf(DayOfWeek.class), List.of()))
                .hasMessageContaining("at least one business day");
    }
}
