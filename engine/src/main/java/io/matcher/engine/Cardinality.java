package io.matcher.engine;

/** How many rows a group may hold on either side. */
public enum Cardinality {
    /** One row of each side. */
    ONE_TO_ONE,
    /**
     * One row, the target, and one or more rows of the other side, its parts. A rule's {@code allocationDirection} says
     * which side the target is on: {@code LEFT_TO_RIGHT} the left, {@code RIGHT_TO_LEFT} the right, which is N:1.
     */
    ONE_TO_MANY,
    /** Several rows on both sides where a key gathers them; sums are searched with the target on either side. */
    MANY_TO_MANY
}
