package io.matcher.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** A command that was run: its exit code and what it printed on either stream. */
record Ran(int exitCode, String results, String errors) {

    static Ran of(Map<String, String> environment, String... args) {
        return of(Clock.systemUTC(), environment, args);
    }

    static Ran of(Clock clock, Map<String, String> environment, String... args) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        CommandLine commands =
                Main.commands(new PrintStream(results, true, StandardCharsets.UTF_8), environment, clock);
        commands.setErr(new PrintWriter(errors, true));
        int exitCode = commands.execute(args);
        return new Ran(exitCode, results.toString(StandardCharsets.UTF_8), errors.toString());
    }
}
