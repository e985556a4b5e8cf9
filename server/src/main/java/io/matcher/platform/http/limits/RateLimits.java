package io.matcher.platform.http.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts how often something happens, per whatever it is counted for. Each node counts for itself. */
@Component
public class RateLimits {

    private static final int SWEEP_ABOVE = 50_000;

    private record Counted(Bucket bucket, long max, Duration window, Instant lastUsed) {}

    private final Clock clock;
    private final TimeMeter meter;
    private final ConcurrentHashMap<String, Counted> buckets = new ConcurrentHashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
        this.meter = new ClockMeter(clock);
    }

    /**
     * Counts one more.
     *
     * @param what what is counted and for whom, such as {@code user:} with tenant and subject
     * @param max how many per window; a change of it holds at once and begins the count anew
     * @return empty when it is within the limit, else how long until one more will be
     */
    public Optional<Duration> count(String what, long max, Duration window) {
        if (buckets.size() > SWEEP_ABOVE) {
            sweep();
        }
        Instant now = clock.instant();
        Counted counted = buckets.compute(
                what,
                (key, known) ->
                        known == null || known.max() != max || !known.window().equals(window)
                                ? new Counted(bucket(max, window), max, window, now)
                                : new Counted(known.bucket(), max, window, now));
        ConsumptionProbe probe = counted.bucket().tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Forgets those who were silent for a whole window: they may do everything again, which is what an absent count means. */
    private void sweep() {
        Instant now = clock.instant();
        buckets.values()
                .removeIf(counted -> counted.lastUsed().plus(counted.window()).isBefore(now));
    }

    private Bucket bucket(long max, Duration window) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(max).refillGreedy(max, window))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** The injected clock, as buckets read it. */
    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
