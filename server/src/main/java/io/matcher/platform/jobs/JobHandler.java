package io.matcher.platform.jobs;

/** Does the work of one kind of job. It may be run again after a crash at any point, so each run must find out what is left to do. */
public interface JobHandler {

    /** The kind of job, as it was enqueued. */
    String kind();

    /** How many jobs of this kind a node runs at once, so that what waits for others leaves room for what does not. */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * Works until the job ends or should be tried later. An exception counts as a failed attempt.
     *
     * @throws Exception any outage; the job is retried with backoff until its attempts are used up
     */
    JobResult run(JobRun run) throws Exception;

    /** Called in a transaction of its tenant once the job has failed for good, to leave the subject in an honest state. */
    default void failed(JobRun run, String reason) {}
}
