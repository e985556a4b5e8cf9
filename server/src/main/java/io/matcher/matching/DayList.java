package io.matcher.matching;

import io.matcher.engine.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Packs the calendar of a run into bytes, a number for each day, and unpacks it: first how many days of the week, then all of them. */
final class DayList {

    private DayList() {}

    static byte[] pack(BusinessCalendar calendar) {
        List<Integer> numbers = new ArrayList<>();
        numbers.add(calendar.weekend().size());
        calendar.weekend().forEach(day -> numbers.add(day.getValue()));
        calendar.holidays().forEach(day -> numbers.add(Math.toIntExact(day.toEpochDay())));
        return CandidateList.packed(0, numbers.size(), (out, index) -> out.writeInt(numbers.get(index)));
    }

    static BusinessCalendar unpack(byte[] packed) {
        List<Integer> numbers = new ArrayList<>();
        CandidateList.unpacked(packed, in -> numbers.add(in.readInt()));
        int first = 1 + numbers.getFirst();
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        numbers.subList(1, first).forEach(day -> weekend.add(DayOfWeek.of(day)));
        List<LocalDate> holidays = numbers.subList(first, numbers.size()).stream()
                .map(LocalDate::ofEpochDay)
                .toList();
        return BusinessCalendar.of(weekend, holidays);
    }
}
