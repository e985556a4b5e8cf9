package io.matcher.platform.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run to its end, with what it said; it gets none of this process's environment, which holds secrets. */
record Command(int exitCode, String output) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static Command run(List<String> command) {
        return run(command, "");
    }

    static Command run(List<String> command, String input) {
        try {
            Process process = prepare(command).start();
            OutputReader output = OutputReader.of(process, line -> {});
            try (OutputStream standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                // The program ended without reading; its exit code and words say why.
                output.add("standard input was not read: " + gone.getMessage());
            }
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new PostgresException(
                        "The program " + command.getLast() + " did not end within " + LIMIT.toSeconds() + " s.");
            }
            return new Command(process.exitValue(), output.afterTheEnd());
        } catch (IOException problem) {
            throw new PostgresException("The program " + command.getFirst() + " can not be run.", problem);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C"));
        return builder;
    }

    static PostgresException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new PostgresException(
                "The embedded PostgreSQL was interrupted while it was being started or stopped.", cause);
    }
}
