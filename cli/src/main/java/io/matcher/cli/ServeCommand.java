package io.matcher.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: the service, until the process is told to stop. */
@Command(
        name = "serve",
        description = "Runs the service: API at /v1, API reference at /docs, embedded PostgreSQL in the data folder.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final PrintStream results;
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    ServeCommand(PrintStream results, Map<String, String> environment) {
        this.results = results;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServiceLife life = ServiceLife.begin(
                ServeFlags.options(environment, spec.commandLine().getParseResult()));
        results.println(life.readyLine());
        AotTraining.inBackground(life);
        return life.untilTheEnd();
    }
}
