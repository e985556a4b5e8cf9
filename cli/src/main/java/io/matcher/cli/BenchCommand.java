package io.matcher.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands in the list of commands; the script runs the benchmark itself, which brings other databases that have no place in this jar. */
@Command(
        name = "bench",
        description = "Measures accuracy and speed beside DuckDB and PostgreSQL; see ./matcher bench --help.")
final class BenchCommand implements Callable<Integer> {
    private static final int SURROUNDINGS = 2;

    @Unmatched
    private List<String> options = List.of();

    @Override
    public Integer call() {
        System.err.println("The benchmark is not in this jar; run it as ./matcher bench " + String.join(" ", options));
        return SURROUNDINGS;
    }
}
