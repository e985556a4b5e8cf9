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

    /** Carries out what several requests want and gives as many answers in the same order. */
    interface Work<K, T, R> {
        List<R> all(K key, List<T> items);
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    private final Work<K, T, R> work;
    private final String name;
    private final int largest;
    private final ReentrantLock lock = new ReentrantLock();

    /** Who waits, by key; a key that is here is being served. */
    private final Map<K, ArrayDeque<Waiting<T, R>>> lines = new HashMap<>();

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

    /** Joins the line; true when nobody serves it yet. */
    private boolean enter(K key, Waiting<T, R> mine) {
        lock.lock();
        try {
            boolean first = !lines.containsKey(key);
            lines.computeIfAbsent(key, none -> new ArrayDeque<>()).add(mine);
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void serve(K key) {
        for (List<Waiting<T, R>> batch = take(key); batch != null; batch = take(key)) {
            answer(key, batch);
        }
    }

    /** The next requests in line; null when there is none left, and whoever comes next must be served anew. */
    private @Nullable List<Waiting<T, R>> take(K key) {
        lock.lock();
        try {
            ArrayDeque<Waiting<T, R>> line = lines.get(key);
            if (line == null || line.isEmpty()) {
                lines.remove(key);
                return null;
            }
            List<Waiting<T, R>> batch = new ArrayList<>(Math.min(largest, line.size()));
            while (batch.size() < largest && !line.isEmpty()) {
                batch.add(line.poll());
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
