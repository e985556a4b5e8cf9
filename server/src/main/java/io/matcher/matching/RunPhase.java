package io.matcher.matching;

/** What a run is doing, with the part of its whole time that this usually takes, in percent. */
enum RunPhase {
    QUEUED(0, 0),
    READING(0, 30),
    MATCHING(30, 30),
    WRITING(60, 40);

    private final int start;
    private final int span;

    RunPhase(int start, int span) {
        this.start = start;
        this.span = span;
    }

    /** 0 to 99: a run is over when it says so, and not before. */
    int percent(long done, long total) {
        long part = total <= 0 ? 0 : span * Math.min(done, total) / total;
        return (int) Math.min(99, start + part);
    }
}
