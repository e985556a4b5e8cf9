package io.matcher.cli;

import io.matcher.platform.backup.Contents;
import io.matcher.platform.backup.Restore;
import io.matcher.platform.startup.ServeOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}: a backup into an empty database, or nothing at all. */
@Command(
        name = "restore",
        description = "Fills an empty database and storage folder from a backup; the service must not run.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final PrintStream results;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "A file that ./matcher backup wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path file;

    RestoreCommand(PrintStream results, Map<String, String> environment) {
        this.results = results;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ServeOptions options = ServeOptions.parse(environment);
        try (OpenDatabase database = OpenDatabase.forWriting(options)) {
            Contents contents = new Restore(database.access(), options.dataDir().resolve("storage")).read(file);
            results.println("Restored " + file + ": " + contents.summary() + ".");
        }
        return 0;
    }
}
