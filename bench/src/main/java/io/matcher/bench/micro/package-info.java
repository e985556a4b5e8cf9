/**
 * The inner loops under JMH: {@link io.matcher.bench.micro.PassBench} (blocks, ranges, decisions),
 * {@link io.matcher.bench.micro.LedgerBench} (columns) and {@link io.matcher.bench.micro.ParseBench} (amounts and dates of files).
 * Start them with {@code org.openjdk.jmh.Main}.
 */
@NullMarked
package io.matcher.bench.micro;

import org.jspecify.annotations.NullMarked;
