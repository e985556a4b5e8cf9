package io.matcher.matching;

import io.matcher.engine.MatchResult;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * Carries out a run. It may be cut short anywhere and is then done again from its start: reading and deciding change nothing, and what
 * was decided is written in one transaction that also ends the run, so that it is written once.
 */
@Component
class MatchRunJob implements JobHandler {

    static final String KIND = "match-run";

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration WHEN_THERE_IS_ROOM = Duration.ofSeconds(1);
    private static final int AT_ONCE = 4;

    private final Transactions transactions;
    private final RunStore runs;
    private final RunSizes sizes;
    private final RunMemory memory;
    private final RunReader reader;
    private final RunWriter writer;
    private final Clock clock;

    MatchRunJob(
            Transactions transactions,
            RunStore runs,
            RunSizes sizes,
            RunMemory memory,
            RunReader reader,
            RunWriter writer,
            Clock clock) {
        this.transactions = transactions;
        this.runs = runs;
        this.sizes = sizes;
        this.memory = memory;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Runs take all the memory and processors there are; more of them side by side would only wait for each other. */
    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public JobResult run(JobRun job) {
        Optional<MatchRun> open = transactions
                .in(job.tenant(), () -> runs.find(job.tenant(), job.uuid("runId")))
                .filter(run -> run.status() == RunStatus.PROCESSING);
        return open.map(run -> carryOut(job, run)).orElseGet(JobResult::succeeded);
    }

    private JobResult carryOut(JobRun job, MatchRun run) {
        RunSizes.Size size = transactions.in(run.tenant(), () -> sizes.of(run.tenant(), run.contextId()));
        RunProgress progress = new RunProgress(clock);
        try (RunMemory.Loan loan = memory.borrow(size.bytes()).orElse(null);
                RunWatch watch = new RunWatch(
                        () -> job.progress().accept(progress.figures()),
                        () -> job.stopping().getAsBoolean() || isOver(run))) {
            return loan == null
                    ? new JobResult.Later(WHEN_THERE_IS_ROOM, "waits until other runs give back memory", true)
                    : carryOut(run, size, progress, watch);
        } catch (CancellationException stopped) {
            return stopped(run);
        } catch (StaleRun stale) {
            return new JobResult.Later(SOON, stale.toString(), false);
        } catch (OutOfMemoryError tooLarge) {
            // What the run held is free again once it is over, and trying it again would only end the same way.
            return new JobResult.Failed("The run does not fit in memory; start the service with a larger -Xmx");
        }
    }

    private JobResult carryOut(MatchRun run, RunSizes.Size size, RunProgress progress, RunWatch watch) {
        progress.enter(RunPhase.READING, size.rows());
        RunInput input = reader.read(run, progress);
        progress.enter(RunPhase.MATCHING, 0);
        MatchResult result = watch.interruptibly(input::match);
        Verdicts verdicts = new Verdicts(input, result);
        if (watch.stopped()) {
            return stopped(run);
        }
        progress.enter(RunPhase.WRITING, verdicts.kept());
        writer.write(run, input, verdicts, progress);
        return JobResult.succeeded();
    }

    /** Nothing was written: a run that was cancelled is over, any other is taken up again. */
    private JobResult stopped(MatchRun run) {
        return isOver(run)
                ? new JobResult.Cancelled()
                : new JobResult.Later(SOON, "stopped before anything was written", true);
    }

    private boolean isOver(MatchRun run) {
        return !transactions.in(run.tenant(), () -> runs.isInProgress(run.tenant(), run.id()));
    }

    @Override
    public void failed(JobRun job, String reason) {
        runs.find(job.tenant(), job.uuid("runId")).ifPresent(run -> writer.fail(run, reason));
    }
}
