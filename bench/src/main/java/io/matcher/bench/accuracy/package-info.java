/**
 * How often the engine is right, on ledgers whose truth is known.
 *
 * <p>Read {@link io.matcher.bench.accuracy.Scorer} first: it holds the groups of a result ({@link io.matcher.bench.accuracy.Found})
 * against the truth. {@link io.matcher.bench.accuracy.StandardRules} are the rules asked everywhere;
 * {@link io.matcher.bench.accuracy.FirstFit} is the baseline; {@link io.matcher.bench.accuracy.AccuracyBench} runs all of it.
 */
@NullMarked
package io.matcher.bench.accuracy;

import org.jspecify.annotations.NullMarked;
