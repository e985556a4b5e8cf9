/**
 * Benchmarks: each measures the service and a baseline in the same run on the same machine, and prints the ratio. Start with
 * {@link io.matcher.bench.Bench}; {@link io.matcher.bench.Books} makes the data, with the truth beside it.
 */
@NullMarked
package io.matcher.bench;

import org.jspecify.annotations.NullMarked;
