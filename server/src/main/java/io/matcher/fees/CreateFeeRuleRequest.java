package io.matcher.fees;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new fee rule of a context. Left out, the priority is 0 and there are no predicates. */
record CreateFeeRuleRequest(
        @NotNull FeeSide side,
        @NotNull UUID feeScheduleId,
        @NotBlank @Size(max = 100) String name,
        @Nullable @Min(0) Integer priority,
        @Nullable @Size(max = 50) List<@NotNull @Valid FieldPredicateRequest> predicates) {}
