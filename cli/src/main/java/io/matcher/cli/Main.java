package io.matcher.cli;

import io.matcher.cli.reconcile.ReconcileCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry: {@code matcher COMMAND …}. Standard output carries a command's result and nothing else; logs go to standard error. */
@Command(
        name = "./matcher",
        description = "Reconciles every transaction of a ledger with the banks, processors and ERPs around it.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Whatever else is printed, by us or by a library, is no result.
        System.setOut(System.err);
        Logs.onlyWarnings();
        System.exit(commands(results, System.getenv(), Clock.systemUTC()).execute(args));
    }

    /** Every command, printing its result to the stream and reading its settings from the environment given. */
    static CommandLine commands(PrintStream results, Map<String, String> environment, Clock clock) {
        return new CommandLine(new Main())
                .addSubcommand(ServeFlags.on(new CommandLine(new ServeCommand(results, environment))))
                .addSubcommand(ServeFlags.on(new CommandLine(new DemoCommand(results, environment, clock))))
                .addSubcommand(new TokenCommand(results, environment, clock))
                .addSubcommand(new BackupCommand(results, environment, clock))
                .addSubcommand(new RestoreCommand(results, environment))
                .addSubcommand(new RekeyCommand(results, environment))
                .addSubcommand(new ReconcileCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new TrainCommand())
                .setOut(new PrintWriter(results, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
    }
}
