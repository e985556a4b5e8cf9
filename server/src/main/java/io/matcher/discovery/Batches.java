package io.matcher.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Lets requests of one key that arrive together share a piece of work, such as a transaction, so that many wait for one write to disk
 * instead of each for its own. Whoever comes alone waits for nobody.
 *
 * <p>Each request gets its own answer. Where one of them breaks the shared work, each is tried again by itself, so that only
 * the guilty one fails; an outage fails them all at once.
 *
 * @param <K> what requests must have in common to share
 * @param <T> what a request wants done
 * @param <R> what it is answered
 */
final class Batches<K, T, R> {

    private static final int LANES_PER_KEY = 1;

    /** Carries out what several requests want and gives as many answers in the same order. */
    interface Work<K, T, R> {
        List<R> all(K key, List<T> items);
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    private static final class Line<T, R> {
        final ArrayDeque<Waiting<T, R>> waiting = new ArrayDeque<>();
        int lanes;
    }

    private final Work<K, T, R> work;
    private final String name;
    private final int largest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, Line<T, R>> lines = new HashMap<>();

    /**
     * @param largest how many requests share a piece of work at most; 1 gives each its own
     */
    Batches(String name, int largest, Work<K, T, R> work) {
        this.name = name;
        this.largest = largest;
        this.work = work;
    }

    /** Carries out one item and returns once that is done; throws what made it fail. */
    R submit(K key, T item) {
        Waiting<T, R> mine = new Waiting<>(item, new CompletableFuture<>());
        if (enter(key, mine)) {
            Thread.ofVirtual().name(name).start(() -> serve(key));
        }
        try {
            return mine.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /** Joins the line; true when another lane should open. */
    private boolean enter(K key, Waiting<T, R> mine) {
        lock.lock();
        try {
            Line<T, R> line = lines.computeIfAbsent(key, none -> new Line<>());
            line.waiting.add(mine);
            if (line.lanes == LANES_PER_KEY) {
                return false;
            }
            line.lanes++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void serve(K key) {
        for (List<Waiting<T, R>> batch = take(key); batch != null; batch = take(key)) {
            answer(key, batch);
        }
    }

    /** The next requests in line; null closes the lane. */
    private @Nullable List<Waiting<T, R>> take(K key) {
        lock.lock();
        try {
            Line<T, R> line = lines.get(key);
            if (line == null) {
                return null;
            }
            if (line.waiting.isEmpty()) {
                line.lanes--;
                if (line.lanes == 0) {
                    lines.remove(key);
                }
                return null;
            }
            List<Waiting<T, R>> batch = new ArrayList<>(Math.min(largest, line.waiting.size()));
            while (batch.size() < largest && !line.waiting.isEmpty()) {
                batch.add(line.waiting.poll());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void answer(K key, List<Waiting<T, R>> batch) {
        try {
            List<R> answers = together(key, batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (DataIntegrityViolationException one) {
            if (batch.size() == 1) {
                batch.getFirst().answer().completeExceptionally(one);
            } else {
                batch.forEach(each -> answer(key, List.of(each)));
            }
        } catch (Throwable failure) {
            // Nobody may be left waiting, whatever happened; each caller throws it on.
            batch.forEach(each -> each.answer().completeExceptionally(failure));
        }
    }

    private List<R> together(K key, List<T> items) {
        List<R> answers = work.all(key, items);
        if (answers.size() != items.size()) {
            throw new IllegalStateException(name + " gave " + answers.size() + " answers to " + items.size());
        }
        return answers;
    }
}
