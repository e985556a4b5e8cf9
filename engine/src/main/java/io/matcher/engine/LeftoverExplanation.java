package io.matcher.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row has no group.
 *
 * @param nearest up to five near misses, the nearest first: fewest fields amiss, then the closest amount and date
 * @param certificate what the last search for its parts saw; {@code null} where none was tried
 * @param missing its amount less that of the rows that share its key; {@code null} unless such rows do not add up to it
 */
public record LeftoverExplanation(
        LeftoverReason reason,
        List<NearMiss> nearest,
        @Nullable SumCertificate certificate,
        @Nullable BigDecimal missing) {

    public LeftoverExplanation {
        nearest = List.copyOf(nearest);
    }
}
