package io.matcher.engine;

import java.util.List;

/**
 * Why a row has no group.
 *
 * @param nearest up to five near misses, the nearest first: fewest fields amiss, then the closest amount and date
 */
public record LeftoverExplanation(LeftoverReason reason, List<NearMiss> nearest) {

    public LeftoverExplanation {
        nearest = List.copyOf(nearest);
    }
}
