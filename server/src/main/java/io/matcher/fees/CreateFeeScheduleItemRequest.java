package io.matcher.fees;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fee of a new schedule: FLAT takes {@code {amount}}, PERCENTAGE {@code {rate}}, TIERED {@code {tiers: [{upTo?, rate}]}}, numbers as
 * strings. Left out, the priority is the item's place in the list, from 0.
 */
record CreateFeeScheduleItemRequest(
        @NotBlank @Size(max = 100) @Schema(example = "interchange")
        String name,

        @Nullable Integer priority,
        @NotNull StructureType structureType,
        @NotNull Map<String, Object> structure) {}
