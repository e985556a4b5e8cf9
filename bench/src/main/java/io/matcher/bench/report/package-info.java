/**
 * What a benchmark says, on the terminal, in Markdown and in JSON: a {@link io.matcher.bench.report.Report} of
 * {@link io.matcher.bench.report.Table}s, with the {@link io.matcher.bench.report.Machine} it was taken on.
 */
@NullMarked
package io.matcher.bench.report;

import org.jspecify.annotations.NullMarked;
