package io.matcher.contexts;

/** What kind of system a source is. */
public enum SourceType {
    LEDGER,
    BANK,
    GATEWAY,
    CUSTOM,
    FETCHER
}
