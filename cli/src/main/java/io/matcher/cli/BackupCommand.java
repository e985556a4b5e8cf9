package io.matcher.cli;

import io.matcher.platform.backup.Backup;
import io.matcher.platform.backup.Contents;
import io.matcher.platform.startup.ServeOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: everything in the database and the storage folder, in one file. */
@Command(
        name = "backup",
        description = "Writes every tenant's rows and stored originals to one file; the service may run meanwhile.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final PrintStream results;
    private final Map<String, String> environment;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist yet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path file;

    BackupCommand(PrintStream results, Map<String, String> environment, Clock clock) {
        this.results = results;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ServeOptions options = ServeOptions.parse(environment);
        try (OpenDatabase database = OpenDatabase.forReading(options)) {
            Contents contents = new Backup(database.access(), options.dataDir().resolve("storage"), clock).write(file);
            results.println("Wrote " + file + ": " + contents.summary() + ".");
            System.err.println("The keys are not in it: keep "
                    + (options.masterKeys() == null ? options.dataDir().resolve("keys") : "MATCHER_MASTER_KEYS")
                    + " as well, or sealed credentials can not be opened after a restore.");
        }
        return 0;
    }
}
