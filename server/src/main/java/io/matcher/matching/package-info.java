/**
 * What was matched with what, and why.
 *
 * <p>{@code MatchRuns} takes the order for a run and the order to end it, a durable job ({@code MatchRunJob}) carries it out: {@code
 * RunReader} brings the open transactions into the engine's ledgers, the engine decides, {@code Verdicts} reads its decision with what
 * people decided before, and {@code RunWriter} writes all of it in one transaction, what it decided from included ({@code RunInputStore}),
 * so that {@code Replay} can do it again. {@code RunRates} gives it the rates by which rules convert amounts. {@code RunWatch} stands beside it, for progress and for cancelling.
 *
 * <p>What people decide: {@code Reviewing} proposals, {@code ManualMatching} pairs that no rule found, {@code Adjusting} differences, {@code
 * Unmatching} one group and {@code Undoing} a whole run. What they look at before: {@code Simulation}, {@code Candidates} and {@code
 * TransactionExplainer} change nothing. First file to read: {@code MatchRunJob}.
 */
@NullMarked
package io.matcher.matching;

import org.jspecify.annotations.NullMarked;
