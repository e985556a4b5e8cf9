package io.matcher.ingestion;

/** What an upload does with rows whose external id the source already knows; a setting of the source. */
enum OnDuplicate {
    /** Leaves the known transaction as it is, and counts. */
    IGNORE,
    /** Makes a new version where the row differs. */
    AMEND,
    /** Refuses the whole file. */
    REFUSE
}
