package io.matcher.cli;

import io.matcher.platform.backup.BackupRefused;
import io.matcher.platform.postgres.PostgresException;
import io.matcher.platform.startup.StartRefused;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What went wrong, for the operator: a sentence and code 2 where the command or its surroundings are at fault, a trace and 1 where we are. */
final class Failures {
    static final int REFUSED = 2;
    static final int DEFECT = 1;

    private Failures() {}

    static int usage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return REFUSED;
    }

    static int execution(Exception failure, CommandLine command, ParseResult parsed) {
        return causes(failure)
                .flatMap(Failures::sentence)
                .findFirst()
                .map(sentence -> {
                    command.getErr().println(sentence);
                    return REFUSED;
                })
                .orElseGet(() -> {
                    failure.printStackTrace(command.getErr());
                    return DEFECT;
                });
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static String mismatch(String text) {
        return text.lines()
                .filter(line -> line.contains("mismatch"))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> sentence(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Stream.of(refused.getMessage());
            case PostgresException refused -> Stream.of(refused.getMessage());
            case BackupRefused refused -> Stream.of(refused.getMessage());
            case PortInUseException taken ->
                Stream.of(
                        "Port " + taken.getPort() + " is taken by another program; choose another with MATCHER_PORT.");
            case FlywayValidateException other ->
                Stream.of(
                        "The database was made by a build whose migrations differ from this one's; start this build on a new"
                                + " data folder or database. " + mismatch(other.toString()));
            default -> Stream.empty();
        };
    }
}
