package io.matcher.contexts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The rules that should come first, in their new order. */
record ReorderMatchRulesRequest(
        @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> ruleIds) {}
