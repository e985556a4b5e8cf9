package io.matcher.contexts;

/** Whether amounts are compared after fees or before them. */
public enum FeeNormalization {
    /** After fees. */
    NET,
    /** Before fees. */
    GROSS
}
