package io.matcher.discovery;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
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
 * Lets requests of one tenant that arrive together share a transaction, so that many wait for one write to disk instead of each for its
 * own. Whoever comes alone waits for nobody.
 *
 * <p>Each request gets its own answer. Where one of them breaks the shared transaction, each is tried again by itself, so that only
 * the guilty one fails; an outage fails them all at once.
 *
 * @param <T> what a request wants done
 * @param <R> what it is answered
 */
final class GroupCommit<T, R> {

    private static final int LANES_PER_TENANT = 2;

    /** Carries out what several requests want, in a transaction of their tenant, and gives as many answers in the same order. */
    interface Work<T, R> {
        List<R> all(TenantId tenant, List<T> items);
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    private static final class Line<T, R> {
        final ArrayDeque<Waiting<T, R>> waiting = new ArrayDeque<>();
        int lanes;
    }

    private final Transactions transactions;
    private final Work<T, R> work;
    private final String name;
    private final int largest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TenantId, Line<T, R>> lines = new HashMap<>();

    /**
     * @param largest how many requests share a transaction at most; 1 gives each its own
     */
    GroupCommit(String name, int largest, Transactions transactions, Work<T, R> work) {
        this.name = name;
        this.largest = largest;
        this.transactions = transactions;
        this.work = work;
    }

    /** Carries out one item and returns once it is committed; throws what made it fail. */
    R submit(TenantId tenant, T item) {
        Waiting<T, R> mine = new Waiting<>(item, new CompletableFuture<>());
        if (enter(tenant, mine)) {
            Thread.ofVirtual().name(name).start(() -> serve(tenant));
        }
        try {
            return mine.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /** Joins the line; true when another lane should open. */
    private boolean enter(TenantId tenant, Waiting<T, R> mine) {
        lock.lock();
        try {
            Line<T, R> line = lines.computeIfAbsent(tenant, key -> new Line<>());
            line.waiting.add(mine);
            if (line.lanes == LANES_PER_TENANT) {
                return false;
            }
            line.lanes++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void serve(TenantId tenant) {
        for (List<Waiting<T, R>> batch = take(tenant); batch != null; batch = take(tenant)) {
            answer(tenant, batch);
        }
    }

    /** The next requests in line; null closes the lane. */
    private @Nullable List<Waiting<T, R>> take(TenantId tenant) {
        lock.lock();
        try {
            Line<T, R> line = lines.get(tenant);
            if (line == null) {
                return null;
            }
            if (line.waiting.isEmpty()) {
                line.lanes--;
                if (line.lanes == 0) {
                    lines.remove(tenant);
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

    private void answer(TenantId tenant, List<Waiting<T, R>> batch) {
        try {
            List<R> answers = commit(tenant, batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (DataIntegrityViolationException one) {
            if (batch.size() == 1) {
                batch.getFirst().answer().completeExceptionally(one);
            } else {
                batch.forEach(each -> answer(tenant, List.of(each)));
            }
        } catch (Throwable failure) {
            // Nobody may be left waiting, whatever happened; each caller throws it on.
            batch.forEach(each -> each.answer().completeExceptionally(failure));
        }
    }

    private List<R> commit(TenantId tenant, List<T> items) {
        List<R> answers = transactions.in(tenant, () -> work.all(tenant, items));
        if (answers.size() != items.size()) {
            throw new IllegalStateException(name + " gave " + answers.size() + " answers to " + items.size());
        }
        return answers;
    }
}
