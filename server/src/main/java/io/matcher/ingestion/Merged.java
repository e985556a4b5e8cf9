package io.matcher.ingestion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a merge did.
 *
 * @param repeated rows left out because another row of the same lot has their external id
 * @param known rows whose external id the source knew, amended ones included
 * @param from the first booking date among the rows; null when there were none
 * @param until the last booking date
 */
record Merged(
        long inserted,
        long amended,
        long repeated,
        long known,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    static final Merged NOTHING = new Merged(0, 0, 0, 0, null, null);

    /** Both together. */
    Merged plus(Merged other) {
        return new Merged(
                inserted + other.inserted,
                amended + other.amended,
                repeated + other.repeated,
                known + other.known,
                earlier(from, other.from),
                later(until, other.until));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    /** How many rows were merged. */
    long rows() {
        return inserted + known + repeated;
    }

    /** Rows that changed nothing because their external id was there already. */
    long duplicates() {
        return repeated + known - amended;
    }
}
