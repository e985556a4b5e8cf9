package io.matcher.cli;

import io.matcher.platform.startup.ServeOptions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Each {@code MATCHER_*} variable as a flag: {@code MATCHER_DATA_DIR} is {@code --data-dir}. A flag wins over its variable. */
final class ServeFlags {
    private static final String PREFIX = "MATCHER_";

    /** Read by the script that starts the JVM, so that a flag would come too late. */
    private static final String FOR_THE_SCRIPT = "MATCHER_JAVA_OPTS";

    private ServeFlags() {}

    static CommandLine on(CommandLine command) {
        ServeOptions.VARIABLES.stream()
                .filter(variable -> !variable.equals(FOR_THE_SCRIPT))
                .sorted()
                .forEach(variable -> command.getCommandSpec()
                        .addOption(OptionSpec.builder(flag(variable))
                                .paramLabel("VALUE")
                                .type(String.class)
                                .description("As the variable " + variable + ".")
                                .build()));
        return command;
    }

    static String flag(String variable) {
        return "--"
                + variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment with the flags of this command line laid over it. */
    static ServeOptions options(Map<String, String> environment, ParseResult parsed) {
        Map<String, String> settings = new HashMap<>(environment);
        for (String variable : ServeOptions.VARIABLES) {
            if (parsed.hasMatchedOption(flag(variable))) {
                settings.put(variable, parsed.matchedOptionValue(flag(variable), ""));
            }
        }
        return ServeOptions.parse(settings);
    }
}
