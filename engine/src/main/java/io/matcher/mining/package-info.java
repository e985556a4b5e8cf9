/**
 * Learns rules from what people matched by hand and from what nearly matched.
 *
 * <p>{@link io.matcher.mining.RuleMiner} looks at pairs that the present rules miss ({@code Observed}), {@code Proposer} draws
 * settings from them, and each is tried before it is suggested: over what is open, for its gain, and over {@link
 * io.matcher.mining.KnownPairs}, for what it would confuse ({@link io.matcher.mining.BackTest}). Read {@code RuleMiner}
 * first.
 */
@NullMarked
package io.matcher.mining;

import org.jspecify.annotations.NullMarked;
