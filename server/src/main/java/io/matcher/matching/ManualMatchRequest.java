package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions that a person puts together. */
record ManualMatchRequest(
        @NotNull @Size(min = 2, max = 50) @ArraySchema(uniqueItems = true)
        List<@NotNull UUID> transactionIds,

        @Nullable @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "holds a NUL character")
        String notes) {}
