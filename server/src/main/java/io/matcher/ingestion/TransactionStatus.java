package io.matcher.ingestion;

/** What became of a transaction. */
public enum TransactionStatus {
    /** Not, or not wholly, covered by groups. */
    UNMATCHED,
    /** In a proposed group that nobody has confirmed yet. */
    PENDING_REVIEW,
    /** Covered by confirmed groups. */
    MATCHED,
    /** Set aside by a person, or deleted at its source. */
    IGNORED
}
