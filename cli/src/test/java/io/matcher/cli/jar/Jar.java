package io.matcher.cli.jar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, from the built jar, with the heap it has by default. */
final class Jar implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final URI url;
    private final Path dataDir;
    private final Path log;

    private Jar(Process process, URI url, Path dataDir, Path log) {
        this.process = process;
        this.url = url;
        this.dataDir = dataDir;
        this.log = log;
    }

    /** Starts {@code serve} on a data folder and returns once it has said that it is ready. */
    static Jar serve(Path dataDir, Map<String, String> settings) {
        Path log = dataDir.resolveSibling(dataDir.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command("serve"));
        builder.environment().keySet().removeIf(name -> name.startsWith("MATCHER_"));
        builder.environment().put("MATCHER_PORT", "0");
        builder.environment().put("MATCHER_DATA_DIR", dataDir.toString());
        builder.environment().put("MATCHER_ALLOW_LOOPBACK_VENDORS", "true");
        builder.environment().putAll(settings);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String ready = out.readLine();
            Matcher address = ADDRESS.matcher(String.valueOf(ready));
            if (!address.find()) {
                process.destroyForcibly();
                throw new AssertionError("The service did not start: " + Files.readString(log));
            }
            return new Jar(process, URI.create(address.group()), dataDir, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command that ends by itself and gives what it printed. */
    String run(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().put("MATCHER_DATA_DIR", dataDir.toString());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process command = builder.start();
            String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!command.waitFor(STOP_SECONDS, TimeUnit.SECONDS) || command.exitValue() != 0) {
                throw new AssertionError(String.join(" ", arguments) + " failed: " + Files.readString(log));
            }
            return printed.strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    Path dataDir() {
        return dataDir;
    }

    /** Everything the service logged, over all its starts on this folder. */
    Path log() {
        return log;
    }

    /** A client with a token of the given tenant and role, made by the jar's own command. */
    Api api(String tenant, String role) {
        return new Api(url, run("token", "--tenant", tenant, "--role", role));
    }

    /** As {@code kill -9}: no goodbye, to the service or to its database, unless that is killed too. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Kills the service and its PostgreSQL at once. */
    void killWithDatabase() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The service does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                System.getProperty("matcher.jar")));
        command.addAll(List.of(arguments));
        return command;
    }
}
