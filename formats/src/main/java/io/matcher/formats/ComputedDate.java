package io.matcher.formats;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads dates by the pattern or in the zone of their expression, and writes them as RFC 3339 has them. */
final class ComputedDate {
    private final DateReader written;
    private final DateReader plainOnes;
    private DateReader last;

    ComputedDate(FieldExpression expression, ReadingRules rules) {
        ZoneId zone = expression.zone() == null ? rules.timeZone() : expression.zone();
        String pattern = expression.pattern() == null ? rules.datePattern() : expression.pattern();
        this.written = new DateReader(zone, rules.dateOrder(), pattern);
        this.plainOnes = new DateReader(zone, DateOrder.DAY_FIRST, null);
        this.last = written;
    }

    /** A day, or the instant where the text says more; null and {@link #reason} where it can not be read. */
    @Nullable
    String read(String text, boolean plain) {
        last = plain ? plainOnes : written;
        Moment moment = last.read(text);
        if (moment == null) {
            return null;
        }
        return moment.occurredAt() == null
                ? moment.bookingDate().toString()
                : moment.occurredAt().toString();
    }

    String reason() {
        return last.reason();
    }
}
