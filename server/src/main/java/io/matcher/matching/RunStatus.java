package io.matcher.matching;

/** Where a run is in its life. */
enum RunStatus {
    PROCESSING,
    COMPLETED,
    FAILED
}
