package io.matcher.fees;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new fee schedule. Left out, the rounding is HALF_UP, to the decimals of the currency. */
record CreateFeeScheduleRequest(
        @NotBlank @Size(max = 100) String name,

        @NotBlank @Size(max = 10) @Schema(example = "USD") String currency,

        @NotNull ApplicationOrder applicationOrder,
        @Nullable @Min(0) @Max(10) Integer roundingScale,
        @Nullable Rounding roundingMode,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid CreateFeeScheduleItemRequest> items) {}
