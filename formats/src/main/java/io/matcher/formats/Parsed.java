package io.matcher.formats;

/** What became of a row: a transaction, or the reason why it is none; or the statement that ends there. */
public sealed interface Parsed permits ParsedTransaction, Refusal, Statement {

    /** The line (CSV, the header being line 1) or the element's index from 1 (JSON, XML). */
    long position();
}
