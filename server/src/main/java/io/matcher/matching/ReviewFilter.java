package io.matcher.matching;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which proposals of a run a person decides about together. What is null admits all.
 *
 * @param minScore the least confidence
 * @param maxScore the greatest confidence
 * @param after the group to go on from, in the order of ids
 * @param limit how many at most
 */
record ReviewFilter(
        @Nullable Integer minScore,
        @Nullable Integer maxScore,
        @Nullable UUID ruleId,
        @Nullable Boolean ambiguous,
        @Nullable UUID after,
        @Nullable Integer limit) {

    /** So many groups are decided about by one request. */
    static final int MOST = 1_000;

    private static final int HIGHEST_SCORE = 100;

    UUID start() {
        return Objects.requireNonNullElse(after, new UUID(0, 0));
    }

    int least() {
        return Objects.requireNonNullElse(minScore, 0);
    }

    int most() {
        return Objects.requireNonNullElse(maxScore, HIGHEST_SCORE);
    }

    int size() {
        return Objects.requireNonNullElse(limit, MOST);
    }
}
