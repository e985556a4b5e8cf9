package io.matcher.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.matcher.MatcherApplication;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.startup.ServeOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A service in a process of its own, so that its heap can be looked through and the process killed. */
public final class ChildService implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final Path log;
    private final int port;

    private ChildService(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.port = Integer.parseInt(answer("PORT "));
    }

    public static ChildService start(DatabaseAccess database, Path folder, Map<String, String> variables)
            throws IOException {
        Path log = folder.resolve("service-" + UUID.randomUUID() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildService.class.getName(),
                        database.url(),
                        database.app().user(),
                        database.app().password(),
                        database.owner().user(),
                        database.owner().password())
                .redirectError(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "MATCHER_PORT",
                        "0",
                        "MATCHER_DATA_DIR",
                        folder.toString(),
                        "MATCHER_JWT_SECRET",
                        Service.JWT_SECRET,
                        "MATCHER_ALLOW_LOOPBACK_VENDORS",
                        "true"));
        builder.environment().putAll(variables);
        return new ChildService(builder.start(), log);
    }

    public int port() {
        return port;
    }

    /** What the service wrote to its log so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    public Client client(UUID tenant) {
        return Client.of("http://127.0.0.1:" + port, Tokens.of(tenant, "tester", "admin"));
    }

    /** Collects garbage and writes what is left of the heap to a file. */
    public void dumpHeap(Path file) throws IOException {
        commands.println("dump " + file);
        answer("DUMPED");
    }

    /** Ends the process without a chance to tidy up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String answer(String start) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IOException("The service ended: " + log());
    }

    /** The child: serves until its input ends. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        DatabaseAccess database = new DatabaseAccess(
                args[0], new DatabaseAccess.Login(args[1], args[2]), new DatabaseAccess.Login(args[3], args[4]));
        var context = (ServletWebServerApplicationContext)
                MatcherApplication.start(ServeOptions.parse(System.getenv()), database);
        out.println("PORT " + Objects.requireNonNull(context.getWebServer()).getPort());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            List<String> words = List.of(line.split(" ", 2));
            if (words.getFirst().equals("dump")) {
                System.gc();
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpHeap(words.getLast(), true);
                out.println("DUMPED");
            }
        }
        System.exit(0);
    }
}
