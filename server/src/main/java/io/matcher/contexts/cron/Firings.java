package io.matcher.contexts.cron;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;

/**
 * The instants at which the times of a pattern fall in a zone. Times that a clock which is put forward leaves out fall, all together, at the
 * instant after the gap; times that a clock which is put back shows twice fall on the first.
 */
public record Firings(Cron cron, ZoneId zone) {

    /** So many firings are counted at most. */
    public static final int MOST_COUNTED = 100_000;

    /** The first after this instant. */
    public Instant after(Instant instant) {
        LocalDateTime time = cron.after(LocalDateTime.ofInstant(instant, zone));
        while (!at(time).isAfter(instant)) {
            time = cron.after(time);
        }
        return at(time);
    }

    /** How many there are after an instant, up to and including another; a hundred thousand stand for more. */
    public int count(Instant after, Instant until) {
        int count = 0;
        for (Instant next = after(after); !next.isAfter(until) && count < MOST_COUNTED; next = after(next)) {
            count++;
        }
        return count;
    }

    private Instant at(LocalDateTime time) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.toInstant(Objects.requireNonNull(
                        zone.getRules().getValidOffsets(time).getFirst()));
    }
}
