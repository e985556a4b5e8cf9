package io.matcher.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as the script starts it. */
final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader results;
    private final Path errors;

    private CommandProcess(Process process, Path errors) {
        this.process = process;
        this.results = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    static CommandProcess start(Path dataDir, String... args) throws IOException {
        Path errors = Files.createTempFile("matcher-command", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MATCHER_"));
        builder.environment().put("MATCHER_DATA_DIR", dataDir.toString());
        return new CommandProcess(builder.start(), errors);
    }

    /** The next line of standard output; blocks until there is one. */
    String line() throws IOException {
        String line = results.readLine();
        if (line == null) {
            throw new IOException("The command ended and said:\n" + errors());
        }
        return line;
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Ends as an operator ends it, and gives everything that was left on standard output. */
    String terminate() throws IOException, InterruptedException {
        // Through the handle, since Process.destroy would close the stream that is read next.
        process.toHandle().destroy();
        return rest();
    }

    /** Ends as by {@code kill -9}, so that nothing is tidied up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String rest() throws IOException, InterruptedException {
        String rest = results.readAllAsString();
        process.waitFor(1, TimeUnit.MINUTES);
        return rest;
    }

    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
