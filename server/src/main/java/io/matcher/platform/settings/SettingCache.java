package io.matcher.platform.settings;

import io.matcher.platform.settings.SettingStore.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers stored settings for a few seconds: a write of this node is seen at once, one of another node when they are over.
 * Secrets are remembered sealed.
 *
 * @param <K> whose settings they are
 */
final class SettingCache<K> {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MAX_OWNERS = 10_000;

    private record Entry(Map<String, Stored> values, Instant loaded) {}

    private final Clock clock;
    private final ConcurrentHashMap<K, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();

    SettingCache(Clock clock) {
        this.clock = clock;
    }

    Map<String, Stored> of(K owner, Supplier<Map<String, Stored>> load) {
        Instant now = clock.instant();
        Entry known = entries.get(owner);
        if (known != null && now.isBefore(known.loaded().plus(KEPT))) {
            return known.values();
        }
        long before = writes.get();
        Map<String, Stored> values = load.get();
        if (entries.size() >= MAX_OWNERS) {
            entries.clear();
        }
        // What was read while another request wrote may be from before the write: it serves this caller only.
        if (before == writes.get()) {
            entries.put(owner, new Entry(values, now));
        }
        return values;
    }

    void forget(K owner) {
        writes.incrementAndGet();
        entries.remove(owner);
    }
}
