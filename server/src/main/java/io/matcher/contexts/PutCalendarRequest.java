package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is to be from now on.
 *
 * @param weekend days of the week, {@code MONDAY} to {@code SUNDAY}; at most six of them
 * @param holidays days beside the weekend, in any order
 * @param zone IANA name; UTC unless given
 */
record PutCalendarRequest(
        @NotNull List<@NotNull DayOfWeek> weekend,
        @NotNull @Size(max = CalendarCheck.MOST_HOLIDAYS) List<@NotNull LocalDate> holidays,
        @Nullable @Schema(example = "America/Sao_Paulo") String zone) {}
