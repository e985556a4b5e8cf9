package io.matcher.platform.jobs;

import java.time.Duration;

/** How a run of a job ended. */
public sealed interface JobResult {

    /** The work is done. */
    record Succeeded() implements JobResult {}

    /** Not now: to be run again after the delay. Counts as an attempt unless {@code free}. */
    record Later(Duration delay, String reason, boolean free) implements JobResult {}

    /** The work can not be done, now or later. */
    record Failed(String reason) implements JobResult {}

    /** The work stopped because somebody asked for it. */
    record Cancelled() implements JobResult {}

    static JobResult succeeded() {
        return new Succeeded();
    }
}
