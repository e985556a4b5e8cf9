package io.matcher.cli;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM's ahead-of-time cache (JEP 483, 514) for the next start, beside a service that is already ready, at the lowest priority.
 * Nothing depends on it: a training that fails leaves no cache, and the next start goes without.
 */
final class AotTraining {
    private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);

    /** Set by the script {@code ./matcher} to the cache's path where there is no cache for this jar, JVM and flags yet. */
    private static final String WANTED = "matcher.aot.wanted";

    private static final long LIMIT_MINUTES = 30;
    private static final long END_LIMIT_MINUTES = 2;

    private final Path cache;
    private final Path binaries;

    private AotTraining(Path cache, Path binaries) {
        this.cache = cache;
        this.binaries = binaries;
    }

    static void inBackground(ServiceLife life) {
        String wanted = System.getProperty(WANTED);
        if (wanted == null) {
            return;
        }
        Path binaries = life.service().options().dataDir().resolve("postgres").resolve("binaries");
        AotTraining training = new AotTraining(Path.of(wanted), binaries);
        Thread.ofPlatform().daemon().name("aot-training").start(training::run);
    }

    private void run() {
        TrainingFolder.clearLeftovers(cache.resolve("../..").normalize());
        TrainingFolder folder = TrainingFolder.beside(cache);
        try {
            Files.createDirectories(folder.path());
            Process trainee = start(folder);
            // A service that stops takes its training along.
            Runtime.getRuntime().addShutdownHook(new Thread(trainee::destroy, "aot-training-end"));
            if (!trainee.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                end(trainee);
            } else if (trainee.exitValue() == 0 && Files.exists(folder.unfinishedCache())) {
                publish(folder.unfinishedCache());
                LOG.debug("The next start uses {}.", cache);
            }
        } catch (IOException | IllegalStateException failed) {
            LOG.debug("No ahead-of-time cache was made; starts go on without.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            folder.clear();
        }
    }

    /** Asks it to stop its database and end, then ends it. */
    private static void end(Process trainee) throws InterruptedException {
        trainee.destroy();
        if (!trainee.waitFor(END_LIMIT_MINUTES, TimeUnit.MINUTES)) {
            trainee.destroyForcibly().waitFor();
        }
    }

    /** The script uses the cache only while its size and time are those written down here. */
    private void publish(Path unfinished) throws IOException {
        long seconds = Files.getLastModifiedTime(unfinished).to(TimeUnit.SECONDS);
        Files.writeString(
                cache.resolveSibling(cache.getFileName() + ".mark"), Files.size(unfinished) + " " + seconds + "\n");
        Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
    }

    private Process start(TrainingFolder folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-XX:AOT") && !argument.startsWith("-D" + WANTED))
                .forEach(command::add);
        command.add("-XX:AOTCacheOutput=" + folder.unfinishedCache());
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "train"));
        command.addAll(List.of(folder.data().toString(), binaries.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MATCHER_"));
        return builder.start();
    }
}
