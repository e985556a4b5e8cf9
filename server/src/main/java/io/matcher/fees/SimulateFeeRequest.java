package io.matcher.fees;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** An amount to try a schedule on. */
record SimulateFeeRequest(
        @NotNull @Size(max = 40) @Schema(example = "100.00") String grossAmount,

        @NotNull @Size(max = 10) @Schema(example = "USD") String currency) {}
