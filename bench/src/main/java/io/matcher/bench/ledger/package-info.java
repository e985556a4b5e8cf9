/**
 * Two-sided ledgers made from a seed, with the truth beside them.
 *
 * <p>Read {@link io.matcher.bench.ledger.LedgerMaker} first: it walks through time and lets {@link io.matcher.bench.ledger.Events}
 * happen, each of which writes rows ({@link io.matcher.bench.ledger.Entry}) on one side or both. A
 * {@link io.matcher.bench.ledger.Scenario} says how often what happens. Rows go to a {@link io.matcher.bench.ledger.Sink}: files
 * ({@link io.matcher.bench.ledger.LedgerFiles}) or the engine ({@link io.matcher.bench.ledger.Ledgers}).
 * {@link io.matcher.bench.ledger.Truth} keeps what belongs together, and says which of it the rows can tell at all.
 */
@NullMarked
package io.matcher.bench.ledger;

import org.jspecify.annotations.NullMarked;
