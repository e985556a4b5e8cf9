package io.matcher.bench.ledger;

/** Whether the rows let one see that a group belongs together. */
public enum Certainty {
    /** Its evidence singles it out. */
    CERTAIN,
    /** Only a sum singles it out, if any does: a split whose parts carry no reference. */
    SUM,
    /** Nothing but amount, currency and date, and another row without reference fits as well. */
    WEAK,
    /** One of its rows has a twin, equal in every column but the id, that belongs elsewhere: nobody can tell them apart. */
    AMBIGUOUS
}
