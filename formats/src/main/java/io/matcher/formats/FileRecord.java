package io.matcher.formats;

/** One thing found in a file: a row of it, or the reason why a piece of it is not a row. */
public sealed interface FileRecord permits Row, Refusal {

    /** The line (CSV, the header being line 1) or the element's index from 1 (JSON, XML). */
    long position();
}
