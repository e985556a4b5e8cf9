package io.matcher.fees;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What should change of a fee schedule; a member left out stays as it is. Its currency and its items never change. */
record UpdateFeeScheduleRequest(
        @Nullable @Size(max = 100) String name,
        @Nullable ApplicationOrder applicationOrder,
        @Nullable @Min(0) @Max(10) Integer roundingScale,
        @Nullable Rounding roundingMode) {}
