package io.matcher.cli;

import io.matcher.platform.security.Role;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.startup.StartRefused;
import io.matcher.platform.tenancy.TenantId;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: prints a JWT of the local key and nothing else. */
@Command(name = "token", description = "Prints a token signed with the local key.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    private static final int LONGEST_SUBJECT = 255;

    private final PrintStream results;
    private final Map<String, String> environment;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Option(names = "--tenant", paramLabel = "UUID", description = "The tenant; default: the default tenant.")
    private @Nullable UUID tenant;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description = "Who the token speaks for; default: ${DEFAULT-VALUE}.")
    private String subject = "local-operator";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "admin, operator, analyst, viewer or system; default: ${DEFAULT-VALUE}.")
    private String role = "admin";

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "How long it is valid, as 90s, 30m, 8h or 7d, up to 365d; default: ${DEFAULT-VALUE}.")
    private String ttl = "8h";

    TokenCommand(PrintStream results, Map<String, String> environment, Clock clock) {
        this.results = results;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ServeOptions options = ServeOptions.parse(environment);
        if (options.tokens().jwksUrl() != null) {
            throw new StartRefused("Tokens are issued elsewhere (MATCHER_JWKS_URL is set): ask that issuer for one.");
        }
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw wrong("--subject is a name of 1 to " + LONGEST_SUBJECT + " characters.");
        }
        TokenSigner signer = TokenSigner.of(options, clock);
        results.println(signer.sign(
                tenant == null ? TenantId.DEFAULT.value() : tenant,
                subject,
                Role.named(role)
                        .orElseThrow(
                                () -> wrong("--role is admin, operator, analyst, viewer or system, not " + role + ".")),
                lifetime()));
        return 0;
    }

    private Duration lifetime() {
        return Lifetime.parse(ttl)
                .orElseThrow(() -> wrong("--ttl is a time as 90s, 30m, 8h or 7d, from 1s to 365d, not " + ttl + "."));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
