package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A new schedule of a context.
 *
 * @param cronExpression minute, hour, day of the month, month, day of the week
 * @param enabled whether it fires; it does unless this is false
 * @param timeZone IANA name of the zone in which the pattern is read; UTC unless given
 */
record CreateScheduleRequest(
        @NotBlank @Size(max = 100) @Schema(example = "0 6 * * 1-5")
        String cronExpression,

        @Nullable Boolean enabled,
        @Nullable @Schema(example = "America/Sao_Paulo") String timeZone) {}
