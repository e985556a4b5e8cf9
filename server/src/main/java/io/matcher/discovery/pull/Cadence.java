package io.matcher.discovery.pull;

import java.time.Duration;

/**
 * How often a connection is looked at by itself. Aggregators send webhooks, so that a look only makes up for those that were lost; a
 * ledger sends none.
 */
public enum Cadence {
    AGGREGATOR(Duration.ofHours(2), Duration.ofDays(7)),
    LEDGER(Duration.ofMinutes(15), Duration.ofDays(1));

    private final Duration every;
    private final Duration thoroughEvery;

    Cadence(Duration every, Duration thoroughEvery) {
        this.every = every;
        this.thoroughEvery = thoroughEvery;
    }

    Duration every() {
        return every;
    }

    Duration thoroughEvery() {
        return thoroughEvery;
    }

    /** What the rarer, thorough look asks for. */
    Signal thorough() {
        return switch (this) {
            case AGGREGATOR -> new Signal.AllOfItem();
            case LEDGER -> new Signal.Rescan();
        };
    }
}
