package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Splits a range of rows into one piece a thread. Pieces are joined in order, so that threads never show in a result. */
final class Parallel {

    /** Below this many rows a second thread costs more than it brings. */
    private static final int WORTH_A_THREAD = 20_000;

    /** Works on the rows {@code from..to}. */
    @FunctionalInterface
    interface Piece<T> {
        T work(int from, int to);
    }

    private Parallel() {}

    /** Into how many pieces so many rows are worth splitting. */
    static int pieces(int threads, int size) {
        return Math.max(1, Math.min(threads, size / WORTH_A_THREAD));
    }

    static <T> List<T> map(int threads, int size, Piece<T> piece) {
        int pieces = pieces(threads, size);
        if (pieces == 1) {
            return List.of(piece.work(0, size));
        }
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) size * i / pieces);
            int to = (int) ((long) size * (i + 1) / pieces);
            tasks.add(() -> piece.work(from, to));
        }
        return all(tasks);
    }

    /** The answers of all tasks, in their order; each but the first, which is the caller's own, has a thread. */
    static <T> List<T> all(List<Callable<T>> tasks) {
        if (tasks.size() == 1) {
            return List.of(answer(tasks.getFirst()));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("matching was interrupted");
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(tasks.size() - 1)) {
            List<Future<T>> others =
                    tasks.subList(1, tasks.size()).stream().map(pool::submit).toList();
            List<T> answers = new ArrayList<>();
            answers.add(answer(tasks.getFirst()));
            answers.addAll(joined(others));
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("matching was interrupted");
        }
    }

    /** The same by at most so many threads, for tasks that take long. */
    static <T> List<T> all(int threads, List<Callable<T>> tasks) {
        List<T> answers = new ArrayList<>();
        for (int from = 0; from < tasks.size(); from += threads) {
            answers.addAll(all(tasks.subList(from, Math.min(tasks.size(), from + threads))));
        }
        return answers;
    }

    private static <T> T answer(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work on rows that gives no answer. */
    @FunctionalInterface
    interface Rows {
        void work(int from, int to);
    }

    static void pieces(int threads, int size, Rows rows) {
        map(threads, size, (from, to) -> {
            rows.work(from, to);
            return from;
        });
    }

    static void each(int threads, int size, java.util.function.IntConsumer row) {
        pieces(threads, size, (from, to) -> {
            for (int i = from; i < to; i++) {
                row.accept(i);
            }
        });
    }

    private static <T> List<T> joined(List<Future<T>> futures) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
        return results;
    }
}
