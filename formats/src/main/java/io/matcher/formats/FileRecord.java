package io.matcher.formats;

/** One thing found in a file: a row of it, the reason why a piece of it is not a row, or the end of a statement. */
public sealed interface FileRecord permits Row, Refusal, Statement {

    /** The line (CSV, the header being line 1) or the element's index from 1 (JSON, XML). */
    long position();
}
