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

    /** One connection's work; called again and again on the same thread. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;

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
