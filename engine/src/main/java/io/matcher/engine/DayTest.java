package io.matcher.engine;

import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.DatePrecision;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Lag;
import io.matcher.engine.RuleSettings.Tolerance;

/**
 * What a rule asks of the dates, as bounds on d = right day − left day.
 *
 * @param lowest the least d
 * @param highest the greatest d
 * @param leastDistance the least |d|
 */
record DayTest(Kind kind, int lowest, int highest, int leastDistance) {

    enum Kind {
        NONE,
        DAYS,
        INSTANT
    }

    static DayTest of(RuleSettings settings) {
        return switch (settings) {
            case Exact exact when !exact.matchDate() -> new DayTest(Kind.NONE, 0, 0, 0);
            case Exact exact
            when exact.datePrecision() == DatePrecision.TIMESTAMP -> new DayTest(Kind.INSTANT, 0, 0, 0);
            case Exact _ -> new DayTest(Kind.DAYS, 0, 0, 0);
            case Tolerance tolerance ->
                new DayTest(Kind.DAYS, -tolerance.dateWindowDays(), tolerance.dateWindowDays(), 0);
            case Fuzzy fuzzy -> new DayTest(Kind.DAYS, -fuzzy.dateWindowDays(), fuzzy.dateWindowDays(), 0);
            case DateLag lag -> of(lag.lag());
        };
    }

    private static DayTest of(Lag lag) {
        int min = lag.inclusive() ? lag.min() : lag.min() + 1;
        int max = lag.inclusive() ? lag.max() : lag.max() - 1;
        return switch (lag.direction()) {
            case ABS -> new DayTest(Kind.DAYS, -max, max, min);
            case LEFT_BEFORE_RIGHT -> new DayTest(Kind.DAYS, min, max, 0);
            case RIGHT_BEFORE_LEFT -> new DayTest(Kind.DAYS, -max, -min, 0);
        };
    }

    boolean admits(int leftDay, int rightDay) {
        int distance = rightDay - leftDay;
        return distance >= lowest && distance <= highest && Math.abs(distance) >= leastDistance;
    }

    /** Whether the left day determines the right one, so that rows can be hashed by it. */
    boolean isEquality() {
        return kind == Kind.DAYS && lowest == highest;
    }

    boolean isRange() {
        return kind == Kind.DAYS && lowest < highest;
    }

    /** The bounds in words: days from left to right. */
    String text() {
        return lowest + " to " + highest + (leastDistance > 0 ? ", at least " + leastDistance + " apart" : "");
    }

    /** Days in a bucket: as many as the range spans, so that a left row looks into two buckets at most. */
    int bucketDays() {
        return highest - lowest + 1;
    }
}
