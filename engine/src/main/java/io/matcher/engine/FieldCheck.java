package io.matcher.engine;

import org.jspecify.annotations.Nullable;

/**
 * One field of a pair.
 *
 * @param field {@code amount}, {@code currency}, {@code date}, {@code reference}, {@code likeness}, {@code baseAmount},
 *     {@code baseCurrency}, {@code baseOrigin} (where base amounts come from), or {@code key:left=right}; {@code parts} of a group of several rows tells
 *     what gathered them
 * @param left the left row's value; empty where it has none
 * @param right the right row's value
 * @param difference how far apart: an amount, days from left to right, a similarity from 0 to 1, or how a reference was
 *     repaired; {@code null} where there is no distance
 * @param bound what the rule admits; {@code null} for plain equality or where it asks nothing
 * @param points what the field adds to the score
 * @param agrees whether the values satisfy the rule; of a field that is not asked, whether they are equal
 * @param asked whether the rule asks for the field
 */
public record FieldCheck(
        String field,
        String left,
        String right,
        @Nullable String difference,
        @Nullable String bound,
        int points,
        boolean agrees,
        boolean asked) {

    /** Whether this field keeps the pair from matching. */
    public boolean fails() {
        return asked && !agrees;
    }
}
