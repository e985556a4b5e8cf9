package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What should change of a schedule; a member left out stays as it is. */
record UpdateScheduleRequest(
        @Nullable @Size(max = 100) @Schema(example = "0 6 * * 1-5")
        String cronExpression,

        @Nullable Boolean enabled,
        @Nullable @Schema(example = "America/Sao_Paulo") String timeZone) {}
