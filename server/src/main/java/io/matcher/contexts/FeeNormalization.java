package io.matcher.contexts;

/** Whether amounts are compared after fees or before them. */
enum FeeNormalization {
    NET,
    GROSS
}
