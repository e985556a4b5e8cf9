package io.matcher.cli;

import io.matcher.platform.startup.StartRefused;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: {@code serve} with something to see in it. */
@Command(
        name = "demo",
        description = "Runs the service with a seeded tenant, two local vendor sandboxes and live webhooks.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final PrintStream results;
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    DemoCommand(PrintStream results, Map<String, String> environment) {
        this.results = results;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Demonstration demonstration = ServiceLoader.load(Demonstration.class)
                .findFirst()
                .orElseThrow(() -> new StartRefused("This build holds no demonstration; run ./matcher serve."));
        Map<String, String> settings = new HashMap<>(environment);
        // The sandboxes live on this machine.
        settings.putIfAbsent("MATCHER_ALLOW_LOOPBACK_VENDORS", "true");
        ServiceLife life = ServiceLife.begin(
                ServeFlags.options(settings, spec.commandLine().getParseResult()));
        results.println(life.readyLine());
        results.println("Open "
                + demonstration.begin(life.service().url(), life.service().options()));
        AotTraining.inBackground(life);
        return life.untilTheEnd();
    }
}
