package io.matcher.contexts;

import io.matcher.contexts.cron.CronParse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether a pattern and a zone may be those of a schedule. */
final class ScheduleCheck {

    private static final int LONGEST = 100;

    /** A run that is ordered while the last one is in progress is skipped; nearer to each other, most of them would be. */
    static final Duration SHORTEST_GAP = Duration.ofMinutes(5);

    private ScheduleCheck() {}

    static void cron(Faults faults, String expression) {
        cron(faults, "body.cronExpression", expression);
    }

    static void cron(Faults faults, String at, String expression) {
        if (expression.length() > LONGEST) {
            faults.add(at, "is longer than " + LONGEST + " characters", null);
            return;
        }
        switch (CronParse.of(expression)) {
            case CronParse.Invalid invalid -> faults.add(at, invalid.message(), expression);
            case CronParse.Valid valid -> {
                Duration gap = valid.cron().shortestGap();
                if (gap.compareTo(SHORTEST_GAP) < 0) {
                    faults.add(
                            at,
                            "fires twice within " + gap.toMinutes() + " min; at least " + SHORTEST_GAP.toMinutes()
                                    + " min must lie between",
                            expression);
                }
            }
        }
    }

    static void zone(Faults faults, @Nullable String zone) {
        if (zone != null && !Zones.isZone(zone)) {
            faults.add("body.timeZone", Zones.IS_NONE, zone.length() > LONGEST ? null : zone);
        }
    }
}
