package io.matcher.bench.ledger;

/** What a scenario can ask for, each so many times in a thousand. */
enum Trait {
    /** The bank damages the reference. */
    DAMAGED,
    /** The bank does not pass the reference on. */
    UNREFERENCED,
    /** The bank books a day later, and never at a weekend. */
    LATE,
    /** Any of eight currencies. */
    WORLDWIDE,
    FEE,
    SPLIT,
    BATCH,
    COPY,
    TWIN,
    REFUND,
    FOREIGN,
    LEFT_ONLY,
    RIGHT_ONLY
}
