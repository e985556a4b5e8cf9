package io.matcher.matching;

/** Whether a run's groups count, or are only shown. */
enum RunMode {
    DRY_RUN,
    COMMIT
}
