package io.matcher.platform.health;

import io.matcher.platform.storage.Storage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** Whether requests will succeed: the service neither starts nor stops, and what every request needs answers in time. */
@Component
class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration REMEMBERED = Duration.ofMillis(250);

    private final DataSource database;
    private final Storage storage;
    private final ApplicationAvailability availability;
    private final AtomicReference<@Nullable Round> last = new AtomicReference<>();

    Readiness(DataSource database, Storage storage, ApplicationAvailability availability) {
        this.database = database;
        this.storage = storage;
        this.availability = availability;
    }

    /** One round of checks, shared by everyone who asks while it runs and shortly afterwards. */
    private record Round(
            long startedNanos,
            CompletableFuture<DependencyCheck> postgres,
            CompletableFuture<DependencyCheck> objectStorage) {

        boolean isFresh(long nanos) {
            return !postgres.isDone() || !objectStorage.isDone() || nanos - startedNanos < REMEMBERED.toNanos();
        }
    }

    boolean isDraining() {
        return availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC;
    }

    /** Every dependency by its name. */
    Map<String, DependencyCheck> checks() {
        Round round = last.updateAndGet(known -> known != null && known.isFresh(System.nanoTime()) ? known : begin());
        Map<String, DependencyCheck> checks = new TreeMap<>();
        checks.put("postgres", await(round.postgres()));
        checks.put("object_storage", await(round.objectStorage()));
        return checks;
    }

    private Round begin() {
        return new Round(
                System.nanoTime(),
                inBackground("readiness-postgres", this::postgres),
                inBackground("readiness-storage", this::objectStorage));
    }

    private static CompletableFuture<DependencyCheck> inBackground(String name, Supplier<DependencyCheck> check) {
        CompletableFuture<DependencyCheck> result = new CompletableFuture<>();
        Thread.ofVirtual().name(name).start(() -> result.complete(check.get()));
        return result;
    }

    private static DependencyCheck await(CompletableFuture<DependencyCheck> check) {
        try {
            return check.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return DependencyCheck.down("timeout");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return DependencyCheck.down("check failed");
        } catch (ExecutionException failed) {
            return DependencyCheck.down("check failed");
        }
    }

    private DependencyCheck postgres() {
        long started = System.nanoTime();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select not pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1) ? up(started) : DependencyCheck.down("read only");
        } catch (SQLException away) {
            LOG.debug("The database does not answer", away);
            return DependencyCheck.down("connection refused");
        }
    }

    private DependencyCheck objectStorage() {
        long started = System.nanoTime();
        return storage.isUsable() ? up(started) : DependencyCheck.down("check failed");
    }

    private static DependencyCheck up(long startedNanos) {
        return DependencyCheck.up(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
    }
}
