package io.matcher.fees;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What should change of a fee rule; a member left out stays as it is, predicates replace all that there were. */
record UpdateFeeRuleRequest(
        @Nullable FeeSide side,
        @Nullable UUID feeScheduleId,
        @Nullable @Size(max = 100) String name,
        @Nullable @Min(0) Integer priority,
        @Nullable @Size(max = 50) List<@NotNull @Valid FieldPredicateRequest> predicates) {}
