package io.matcher.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A service in a process of its own, so that it can be killed as an operator or the kernel kills one. */
final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final List<String> words = new ArrayList<>();

    private ServiceProcess(Process process) {
        this.process = process;
    }

    /** The other side: starts the server, says "ready PID PORT" or "refused SENTENCE", and stops on SIGTERM as the service does. */
    public static void main(String[] args) throws InterruptedException {
        try {
            EmbeddedPostgres server = Servers.start(Path.of(args[0]));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("ready " + server.pid() + " " + server.port());
            new CountDownLatch(1).await();
        } catch (PostgresException refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }

    static ServiceProcess start(Path dataDir) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        ServiceProcess.class.getName(),
                        dataDir.toString())
                .redirectErrorStream(true)
                .start();
        return new ServiceProcess(process).untilItSpeaks();
    }

    private ServiceProcess untilItSpeaks() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            words.add(line);
            if (line.startsWith("ready ") || line.startsWith("refused ")) {
                return this;
            }
        }
        throw new IOException("the service said only " + words);
    }

    String said() {
        return words.getLast();
    }

    long serverPid() {
        return Long.parseLong(said().split(" ", -1)[1]);
    }

    int port() {
        return Integer.parseInt(said().split(" ", -1)[2]);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
