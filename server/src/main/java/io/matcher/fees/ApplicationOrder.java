package io.matcher.fees;

/** What each item of a schedule is computed on. */
public enum ApplicationOrder {
    /** Each on the gross amount. */
    PARALLEL,
    /** Each on what the items before it left, which is never less than 0. */
    CASCADING
}
