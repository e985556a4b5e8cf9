package io.matcher.ingestion;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.tenancy.TenantId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Merges one chunk of a file after the other, in one transaction on a thread of its own, while the file is still being read. All of it
 * comes in, or, when the reading or the merging fails, nothing.
 */
final class MergeAlongside implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;
    private static final long LONGEST_ROLLBACK_SECONDS = 15;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(1);
    private final FutureTask<JobResult> work;
    private final Thread thread;
    private final BooleanSupplier stopping;

    /** What the reading asks of the merging. */
    private sealed interface Step {

        /** Merge these rows. */
        record Merge(StagedTransactions.Chunk chunk) implements Step {}

        /** There are no more. */
        record End() implements Step {}

        /** Forget all of it. */
        record Abandon() implements Step {}
    }

    /** The merging itself, made and used within the transaction. */
    interface Work {
        void take(StagedTransactions.Chunk chunk);

        JobResult end();
    }

    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("The reading ended before the file did", null, false, false);
        }
    }

    MergeAlongside(Transactions transactions, TenantId tenant, Supplier<Work> begin, BooleanSupplier stopping) {
        this.stopping = stopping;
        this.work = new FutureTask<>(() -> transactions.in(tenant, () -> run(begin.get())));
        this.thread = Thread.ofVirtual().name("ingestion-merge").start(work);
    }

    private JobResult run(Work merging) {
        while (true) {
            switch (next()) {
                case Step.Merge(StagedTransactions.Chunk chunk) -> merging.take(chunk);
                case Step.End() -> {
                    return merging.end();
                }
                case Step.Abandon() -> throw new Abandoned();
            }
        }
    }

    private Step next() {
        try {
            return steps.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Abandoned();
        }
    }

    /** Hands over a chunk; waits while the merging is more than one behind. */
    void add(StagedTransactions.Chunk chunk) {
        offer(new Step.Merge(chunk));
    }

    /** Ends the merging and gives what became of the job. */
    JobResult finish() {
        offer(new Step.End());
        return result();
    }

    private void offer(Step step) {
        try {
            while (!steps.offer(step, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (work.isDone()) {
                    result();
                    throw new IllegalStateException("The merging ended before the reading");
                }
                if (stopping.getAsBoolean()) {
                    throw new FileLoad.Stopped();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FileLoad.Stopped();
        }
    }

    private JobResult result() {
        try {
            while (true) {
                try {
                    return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    // A merging that waits for another of its source is given up; one that is at work comes to its end.
                    if (stopping.getAsBoolean() && !steps.isEmpty()) {
                        throw new FileLoad.Stopped();
                    }
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FileLoad.Stopped();
        }
    }

    /** Rolls back unless the merging has ended. */
    @Override
    public void close() {
        while (!work.isDone()) {
            steps.clear();
            if (steps.offer(new Step.Abandon())) {
                await();
            }
        }
    }

    private void await() {
        try {
            work.get(LONGEST_ROLLBACK_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException rolledBack) {
            return; // as was asked for; whoever closes without finishing has a failure of their own to tell of
        } catch (TimeoutException stuck) {
            thread.interrupt(); // breaks its connection, and with it the transaction
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
