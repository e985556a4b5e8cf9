/**
 * Matches two ledgers by rules that are data, and says why.
 *
 * <p>The cast: a {@link io.matcher.engine.Ledger} holds the rows of one side in compact columns; a {@link
 * io.matcher.engine.MatchRule} is a priority and {@link io.matcher.engine.RuleSettings}; {@link io.matcher.engine.Engine}
 * runs the rules and answers with a {@link io.matcher.engine.MatchResult}: groups, leftovers, statistics and a digest.
 *
 * <p>Inside, {@code Engine} walks the rules in order. For each it compiles a {@code RulePlan}; a {@code RulePass} lays out the open rows
 * ({@code PassRows}, {@code PassSide}), gathers candidate pairs ({@code CandidateSearch}) in parts that share no row ({@code HashedPart}),
 * each with an index of its right rows by what the rule makes equal ({@code Blocks}), takes those that are alone ({@code LonePairs}) and
 * decides among rivals ({@code RivalGraph}, {@code Assignment}).
 *
 * <p>Where groups may hold several rows a side, a {@code SumPass} takes the place of the {@code RulePass} and runs it for
 * the pairs: {@code SumFinder} gathers rows by key or searches sums ({@code SubsetSum}), {@code SumDecision} confirms those
 * without a rival ({@code SumClaims}) and proposes the others. {@link io.matcher.engine.SumCertificate} is the evidence.
 *
 * <p>Where a rule compares texts by more than equality, it has a {@code TextRule} ({@code AlikeTexts}, {@code
 * RepairedReferences}), and a {@code KeyedPart} finds its pairs. Base amounts come from {@code BaseValues} and a {@link
 * io.matcher.engine.RateTable}; {@code Twins} knows the likely duplicates.
 *
 * <p>Nothing here reads a file, a clock or a random number: the answer is a function of the data, the rules and the
 * options. Read {@link io.matcher.engine.Engine} first, then {@code RulePass}.
 */
@NullMarked
package io.matcher.engine;

import org.jspecify.annotations.NullMarked;
