package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order for a run.
 *
 * @param sourceIds sources whose transactions it may match; all when absent
 * @param dateFrom the first booking date it may match
 * @param dateTo the last booking date it may match
 */
record RunMatchRequest(
        @NotNull RunMode mode,

        @Schema(description = "Match only transactions of these sources of the context; others still count as rivals.")
        @Nullable
        @Size(min = 1, max = 200)
        List<@NotNull UUID> sourceIds,

        @Schema(description = "Match only transactions booked on this day or later; others still count as rivals.")
        @Nullable
        LocalDate dateFrom,

        @Schema(description = "Match only transactions booked on this day or earlier; others still count as rivals.")
        @Nullable
        LocalDate dateTo) {

    Narrowing narrowing() {
        return new Narrowing(Objects.requireNonNullElse(sourceIds, List.of()), dateFrom, dateTo);
    }
}
