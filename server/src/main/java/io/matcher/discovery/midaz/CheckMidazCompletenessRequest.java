package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which day to count. */
record CheckMidazCompletenessRequest(
        @Schema(description = "A day in UTC that is over; yesterday unless said", example = "2026-11-23") @Nullable
        LocalDate date) {}
