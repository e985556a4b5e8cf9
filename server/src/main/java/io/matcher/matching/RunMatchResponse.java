package io.matcher.matching;

import java.util.UUID;

/** A run that was ordered, with where it is by now. */
record RunMatchResponse(UUID runId, RunStatus status) {}
