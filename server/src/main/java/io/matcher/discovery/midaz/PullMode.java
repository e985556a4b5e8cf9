package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Signal;

/** How much a pull reads. */
enum PullMode {
    /** What is new, and what was not settled. */
    INCREMENTAL,
    /** The last days again too, as far as the sources' {@code rescan_days} reach: for what was back-dated or changed. */
    RESCAN,
    /** Everything, as far as the sources' {@code lookback_days} reach. */
    FULL;

    Signal signal() {
        return switch (this) {
            case INCREMENTAL -> new Signal.Refresh();
            case RESCAN -> new Signal.Rescan();
            case FULL -> new Signal.AllOfItem();
        };
    }
}
