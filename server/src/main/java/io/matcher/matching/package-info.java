/**
 * What was matched with what, and why.
 *
 * <p>{@code MatchRuns} takes the order for a run, a durable job ({@code MatchRunJob}) carries it out: {@code RunReader} brings the open
 * transactions into the engine's ledgers, the engine decides, {@code Verdicts} reads its decision with what people decided before, and
 * {@code RunWriter} writes all of it in one transaction. {@code Unmatching} takes groups apart. First file to read: {@code MatchRunJob}.
 */
@NullMarked
package io.matcher.matching;

import org.jspecify.annotations.NullMarked;
