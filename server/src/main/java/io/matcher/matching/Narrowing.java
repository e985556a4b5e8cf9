package io.matcher.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is narrowed to. It sees every open transaction all the same, so that what lies outside still rivals what lies inside, and
 * writes only what lies inside as a whole.
 *
 * @param sourceIds the sources whose transactions it writes; empty for all
 * @param from the first booking date; null for no bound
 * @param to the last booking date; null for no bound
 */
record Narrowing(
        List<UUID> sourceIds,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final Narrowing NONE = new Narrowing(List.of(), null, null);

    Narrowing {
        sourceIds = List.copyOf(sourceIds);
    }

    boolean isNone() {
        return sourceIds.isEmpty() && from == null && to == null;
    }

    boolean admits(UUID sourceId, LocalDate bookingDate) {
        return (sourceIds.isEmpty() || sourceIds.contains(sourceId))
                && (from == null || !bookingDate.isBefore(from))
                && (to == null || !bookingDate.isAfter(to));
    }
}
