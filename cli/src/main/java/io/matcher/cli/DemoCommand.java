package io.matcher.cli;

import io.matcher.cli.demo.Demo;
import io.matcher.platform.security.Role;
import io.matcher.platform.startup.StartRefused;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    private static final Duration TOKEN_LIFE = Duration.ofDays(1);

    private final PrintStream results;
    private final Map<String, String> environment;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    DemoCommand(PrintStream results, Map<String, String> environment, Clock clock) {
        this.clock = clock;
        this.results = results;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> settings = new HashMap<>(environment);
        // The sandboxes live on this machine.
        settings.putIfAbsent("MATCHER_ALLOW_LOOPBACK_VENDORS", "true");
        ServiceLife life = ServiceLife.begin(
                ServeFlags.options(settings, spec.commandLine().getParseResult()));
        results.println(life.readyLine());
        showAround(life.service());
        AotTraining.inBackground(life);
        return life.untilTheEnd();
    }

    private void showAround(RunningService running) {
        if (running.options().tokens().jwksUrl() != null) {
            throw new StartRefused("The demonstration signs its own tokens; start it without MATCHER_JWKS_URL.");
        }
        String token = TokenSigner.of(running.options(), clock).sign(Demo.TENANT, "demo", Role.ADMIN, TOKEN_LIFE);
        Demo.begin(running.url(), token, clock).forEach(results::println);
        results.println("Look around as this tenant: export TOKEN=$(./matcher token --tenant " + Demo.TENANT + ")");
        results.println("Open " + running.url().resolve("/docs"));
    }
}
