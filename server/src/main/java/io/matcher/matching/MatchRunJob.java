package io.matcher.matching;

import io.matcher.engine.MatchResult;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Carries out a run. It may be cut short anywhere and is then done again from its start: reading and deciding change nothing, and what
 * was decided is written in one transaction that also ends the run, so that it is written once.
 */
@Component
class MatchRunJob implements JobHandler {

    static final String KIND = "match-run";

    private static final Duration SOON = Duration.ofMillis(200);

    private final Transactions transactions;
    private final RunStore runs;
    private final RunReader reader;
    private final RunWriter writer;

    MatchRunJob(Transactions transactions, RunStore runs, RunReader reader, RunWriter writer) {
        this.transactions = transactions;
        this.runs = runs;
        this.reader = reader;
        this.writer = writer;
    }

    /** One run of a context at a time, on whatever node. */
    static String exclusiveKey(UUID contextId) {
        return "match:" + contextId;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobResult run(JobRun job) {
        Optional<MatchRun> open = transactions
                .in(job.tenant(), () -> runs.find(job.tenant(), job.uuid("runId")))
                .filter(run -> run.status() == RunStatus.PROCESSING);
        return open.map(run -> carryOut(job, run)).orElseGet(JobResult::succeeded);
    }

    private JobResult carryOut(JobRun job, MatchRun run) {
        try {
            job.progress().accept(Map.of("phase", "reading"));
            RunInput input = reader.read(run);
            job.progress().accept(Map.of("phase", "matching"));
            MatchResult result = input.match();
            if (job.stopping().getAsBoolean()) {
                return new JobResult.Later(SOON, "stopped before anything was written", true);
            }
            job.progress().accept(Map.of("phase", "writing"));
            writer.write(run, input, new Verdicts(input, result));
            return JobResult.succeeded();
        } catch (StaleRun stale) {
            return new JobResult.Later(SOON, stale.toString(), false);
        } catch (OutOfMemoryError tooLarge) {
            // What the run held is free again once it is over, and trying it again would only end the same way.
            return new JobResult.Failed("The run does not fit in memory; start the service with a larger -Xmx");
        }
    }

    @Override
    public void failed(JobRun job, String reason) {
        runs.find(job.tenant(), job.uuid("runId")).ifPresent(run -> writer.fail(run, reason));
    }
}
