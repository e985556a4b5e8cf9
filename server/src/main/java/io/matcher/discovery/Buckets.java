package io.matcher.discovery;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts events by key, so many in a window, of this node. The keys used longest ago are forgotten when there are too many, so that
 * an attacker with many addresses fills no memory.
 */
final class Buckets<K> {

    private static final int MAX_KEYS = 50_000;

    private record Limited(Bucket bucket, long most, Duration window) {}

    private final TimeMeter time;
    private final Map<K, Limited> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Limited> eldest) {
            return size() > MAX_KEYS;
        }
    };

    Buckets(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Math.multiplyExact(clock.millis(), 1_000_000L);
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Takes one of {@code most} in the window: zero when it was there to take, else how long until there is one again. */
    Duration take(K key, long most, Duration window) {
        ConsumptionProbe probe = bucket(key, most, window).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(K key, long most, Duration window) {
        synchronized (buckets) {
            Limited known = buckets.get(key);
            if (known == null || known.most() != most || !known.window().equals(window)) {
                known = new Limited(fresh(most, window), most, window);
                buckets.put(key, known);
            }
            return known.bucket();
        }
    }

    private Bucket fresh(long most, Duration window) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder()
                        .capacity(most)
                        .refillGreedy(most, window)
                        .build())
                .build();
    }
}
