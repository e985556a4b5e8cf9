/**
 * How fast the engine is beside others that are given the same bytes in the same run.
 *
 * <p>Read {@link io.matcher.bench.speed.SpeedBench} first: it lets each {@link io.matcher.bench.speed.Contender} load and match in
 * turns. The contenders are {@link io.matcher.bench.speed.OurEngine}, {@link io.matcher.bench.speed.DuckDb},
 * {@link io.matcher.bench.speed.Postgres}, both speaking {@link io.matcher.bench.speed.SqlPasses}, and
 * {@link io.matcher.bench.speed.BareJoin}, which does the least that can be done and is the bound.
 * {@link io.matcher.bench.speed.Growth} and {@link io.matcher.bench.speed.WorstCases} look at the engine alone.
 */
@NullMarked
package io.matcher.bench.speed;

import org.jspecify.annotations.NullMarked;
