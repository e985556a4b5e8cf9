package io.matcher.contexts;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones as people name them. */
final class Zones {

    /** What is said of a text that names none. */
    static final String IS_NONE = "is not the name of a time zone, such as America/Sao_Paulo";

    private Zones() {}

    /** Whether it is a name of the time zone database, and not merely an offset. */
    static boolean isZone(String text) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(text).getId());
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
