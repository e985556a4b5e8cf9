package io.matcher.discovery.pull;

import java.time.LocalDate;

/** What the mirror keeps of a provider's record. Two that are equal are the same version. */
public interface KeptRecord {

    /** The day by which the mirror orders it. */
    LocalDate bookingDate();

    /** Whether it is as it will stay; else it is asked for again with each look, where the provider tells of no changes. */
    default boolean settled() {
        return true;
    }
}
