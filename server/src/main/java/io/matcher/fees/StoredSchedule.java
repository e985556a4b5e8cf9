package io.matcher.fees;

import java.time.Instant;

/** A schedule with the times of its making and its last change. */
record StoredSchedule(FeeSchedule schedule, Instant createdAt, Instant updatedAt) {}
