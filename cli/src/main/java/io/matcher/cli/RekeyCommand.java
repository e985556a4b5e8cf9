package io.matcher.cli;

import io.matcher.platform.secrets.KeyRotation;
import io.matcher.platform.startup.ServeOptions;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rekey}: seals with the first master key what an older one sealed, so that the older one can be withdrawn. */
@Command(
        name = "rekey",
        description =
                "Reseals secrets with the first of MATCHER_MASTER_KEYS; stop the service first when the database is embedded.",
        mixinStandardHelpOptions = true)
final class RekeyCommand implements Callable<Integer> {
    private final PrintStream results;
    private final Map<String, String> environment;

    RekeyCommand(PrintStream results, Map<String, String> environment) {
        this.results = results;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Map<String, String> settings = new HashMap<>(environment);
        // Nobody is to be served meanwhile, so that the port of the service is left alone.
        settings.put("MATCHER_PORT", "0");
        settings.put("MATCHER_BIND", "127.0.0.1");
        ServeOptions options = ServeOptions.parse(settings);
        try (RunningService service = RunningService.start(options, lost -> results.println(lost.getMessage()))) {
            service.part(KeyRotation.class).reseal().forEach((name, count) -> results.println(name + ": " + count));
        }
        return 0;
    }
}
