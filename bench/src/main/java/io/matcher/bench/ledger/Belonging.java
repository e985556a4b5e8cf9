package io.matcher.bench.ledger;

/**
 * Where a row truly belongs.
 *
 * @param group counts from 0 within a ledger
 */
public record Belonging(int group, Kind kind, Evidence evidence) {}
