package io.matcher.matching;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How far a run has come. One thread works and counts, another tells. */
final class RunProgress {

    private static final long MILLIS_A_SECOND = 1000;

    /** A phase with what it has to do. */
    private record Stage(RunPhase phase, long total, long since) {}

    private final Clock clock;
    private final AtomicLong rows = new AtomicLong();
    private volatile Stage stage;

    RunProgress(Clock clock) {
        this.clock = clock;
        this.stage = new Stage(RunPhase.QUEUED, 0, clock.millis());
    }

    /** Begins a phase that has so many rows to go through; 0 where that is not known. */
    void enter(RunPhase phase, long total) {
        rows.set(0);
        stage = new Stage(phase, total, clock.millis());
    }

    void row() {
        rows.lazySet(rows.get() + 1);
    }

    /** Phase, percent of the whole run, rows of the phase so far and how many a second. */
    Map<String, Object> figures() {
        Stage now = stage;
        long done = rows.get();
        long elapsed = Math.max(1, clock.millis() - now.since());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("phase", now.phase().name().toLowerCase(Locale.ROOT));
        figures.put("percent", now.phase().percent(done, now.total()));
        figures.put("rows", done);
        figures.put("rowsPerSecond", done * MILLIS_A_SECOND / elapsed);
        return figures;
    }
}
