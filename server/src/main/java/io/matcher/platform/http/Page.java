package io.matcher.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor the way on; null at the end
 * @param prevCursor the way back; null at the start
 */
public record Page<T>(
        List<T> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    public <R> Page<R> map(Function<? super T, ? extends R> f) {
        return new Page<>(items.stream().<R>map(f).toList(), limit, hasMore, nextCursor, prevCursor);
    }
}
