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

    /** How many rows were merged. */
    long rows() {
        return inserted + known + repeated;
    }

    /** Rows that changed nothing because their external id was there already. */
    long duplicates() {
        return repeated + known - amended;
    }
}
