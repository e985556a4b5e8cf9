package io.matcher.contexts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A calendar as somebody gives it, checked; its holidays in order, each once. */
record GivenCalendar(String name, ZoneId zone, Set<DayOfWeek> weekend, List<LocalDate> holidays) {}
