package io.matcher.matching;

import jakarta.validation.constraints.NotNull;

/** The order for a run. */
record RunMatchRequest(@NotNull RunMode mode) {}
