package io.matcher.platform.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How the embedded server is run.
 *
 * @param dataDir the service's data folder ({@code .matcher}); the server lives in {@code postgres/} inside it
 * @param binariesDir where the PostgreSQL program is unpacked, once for each version
 * @param startLimit longest wait for a starting server; crash recovery of a busy server may take minutes
 * @param stopLimit longest wait for a fast shutdown, after which the server is stopped at once and recovers at its next start
 * @param restartLimit how many times within ten minutes a server that died is started again before it is given up
 * @param whenGivenUp told once, from the watching thread, when a server that died could not be brought back
 */
public record PostgresSettings(
        Path dataDir,
        Path binariesDir,
        Duration startLimit,
        Duration stopLimit,
        int restartLimit,
        Consumer<PostgresException> whenGivenUp) {

    /** The settings of {@code serve}: 5 minutes to start, 30 seconds to stop, 5 restarts in ten minutes. */
    public static PostgresSettings in(Path dataDir) {
        Path binaries = dataDir.resolve("postgres").resolve("binaries");
        return new PostgresSettings(dataDir, binaries, Duration.ofMinutes(5), Duration.ofSeconds(30), 5, problem -> {});
    }

    /** Shares one unpacked program between data folders, as tests do. */
    public PostgresSettings withBinariesIn(Path folder) {
        return new PostgresSettings(dataDir, folder, startLimit, stopLimit, restartLimit, whenGivenUp);
    }

    public PostgresSettings withRestartLimit(int limit) {
        return new PostgresSettings(dataDir, binariesDir, startLimit, stopLimit, limit, whenGivenUp);
    }

    /** What to do when the server is lost for good; a service stops itself here. */
    public PostgresSettings whenGivenUp(Consumer<PostgresException> action) {
        return new PostgresSettings(dataDir, binariesDir, startLimit, stopLimit, restartLimit, action);
    }
}
