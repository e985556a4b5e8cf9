package io.matcher.formats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A bank's day and, where the file says more than the day, the instant. */
record Moment(LocalDate bookingDate, @Nullable Instant occurredAt) {

    static Moment day(LocalDate date) {
        return new Moment(date, null);
    }

    static Moment of(Instant instant, ZoneId sourceZone) {
        return new Moment(LocalDate.ofInstant(instant, sourceZone), instant);
    }

    /** A time of day in its own zone, or without one in the source's, whose calendar gives the day. */
    static Moment at(LocalDateTime time, @Nullable ZoneId ownZone, ZoneId sourceZone) {
        if (ownZone == null) {
            return new Moment(time.toLocalDate(), time.atZone(sourceZone).toInstant());
        }
        return of(time.atZone(ownZone).toInstant(), sourceZone);
    }
}
