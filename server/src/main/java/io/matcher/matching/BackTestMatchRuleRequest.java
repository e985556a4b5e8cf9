package io.matcher.matching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule to try over what was confirmed in a context: a stored one, or one that is written here. */
record BackTestMatchRuleRequest(
        @NotNull UUID contextId,
        @Nullable UUID ruleId,
        @Valid SimulateMatchRuleRequest.@Nullable InlineRule rule) {}
