package io.matcher.fx;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Rates to keep, each for one pair of currencies and one day. */
record PutFxRatesRequest(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Rate> rates) {

    /** One of them, its values as they were sent. */
    @Schema(name = "FxRateRequest")
    record Rate(
            @NotNull @Schema(format = "date", example = "2026-11-24", description = "The day for which it holds.")
            String date,

            @NotNull @Schema(example = "USD", description = "ISO 4217, or a code of the setting currencies.extra.")
            String from,

            @NotNull @Schema(example = "BRL") String to,

            @NotNull
            @Schema(
                    example = "5.3412",
                    description = "What one unit of from is worth in to: a positive decimal with up to 16 digits before"
                            + " and 12 after the point.")
            String rate,

            @NotNull @Schema(example = "ECB", description = "Who says so, 1 to 100 characters.")
            String source) {}
}
