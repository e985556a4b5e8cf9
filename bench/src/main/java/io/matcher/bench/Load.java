package io.matcher.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work on a number of connections at once, a fixed number of times each. */
final class Load {

    /** Rounds without a better rate after which a subject is taken to be warm. */
    private static final int STEADY_ROUNDS = 3;

    private static final int MOST_ROUNDS = 20;

    /** By how much a rate must be better to count as such. */
    private static final double BETTER = 1.02;

    /** One connection's work; called again and again on the same thread. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;

        /** Waits until the next call is due; not part of the time measured. */
        default void pace() {}

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes the worker of a connection. */
    interface Workers {
        Worker connect() throws Exception;
    }

    /**
     * What a load run took.
     *
     * @param perSecond calls a second over all connections
     * @param medianMillis of a single call
     */
    record Taken(double perSecond, double medianMillis) {}

    private Load() {}

    /** The best rate of each subject, in calls a second, their rounds taken in turns until neither gets faster. */
    static double[] best(int connections, int callsEach, Workers... subjects) throws Exception {
        double[] best = new double[subjects.length];
        int steady = 0;
        for (int round = 0; round < MOST_ROUNDS && steady < STEADY_ROUNDS; round++) {
            steady++;
            for (int i = 0; i < subjects.length; i++) {
                double rate = run(connections, callsEach, subjects[i]).perSecond();
                if (rate > best[i] * BETTER) {
                    steady = 0;
                }
                best[i] = Math.max(best[i], rate);
            }
        }
        return best;
    }

    static Taken run(int connections, int callsEach, Workers workers) throws Exception {
        CountDownLatch ready = new CountDownLatch(connections);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<long[]>> calls = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                calls.add(threads.submit(connection(callsEach, workers, ready, go)));
            }
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            long[] nanos = all(calls);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Taken(nanos.length / seconds, nanos[nanos.length / 2] / 1e6);
        }
    }

    private static Callable<long[]> connection(
            int callsEach, Workers workers, CountDownLatch ready, CountDownLatch go) {
        return () -> {
            try (Worker worker = workers.connect()) {
                ready.countDown();
                go.await();
                long[] nanos = new long[callsEach];
                for (int i = 0; i < callsEach; i++) {
                    worker.pace();
                    long start = System.nanoTime();
                    worker.once();
                    nanos[i] = System.nanoTime() - start;
                }
                return nanos;
            }
        };
    }

    private static long[] all(List<Future<long[]>> calls) throws InterruptedException, ExecutionException {
        List<long[]> taken = new ArrayList<>();
        for (Future<long[]> call : calls) {
            taken.add(call.get());
        }
        long[] nanos = taken.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(nanos);
        return nanos;
    }
}
