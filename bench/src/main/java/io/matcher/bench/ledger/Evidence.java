package io.matcher.bench.ledger;

/** What ties the rows of a group together beside amount, currency and date. */
public enum Evidence {
    /** A reference (or, for a batch, a key) that both sides carry unharmed. */
    REFERENCE,
    /** A reference that one side carries damaged. */
    DAMAGED,
    /** Nothing. */
    NONE
}
