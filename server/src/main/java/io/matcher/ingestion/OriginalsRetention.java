package io.matcher.ingestion;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives up originals once a day, when the tenant's {@code retention.originals} has passed since they were last uploaded. The jobs stay
 * with the digest, so that a file somebody still holds can be shown to be the one.
 */
@Component
class OriginalsRetention {

    private static final Logger LOG = LoggerFactory.getLogger(OriginalsRetention.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Tenants tenants;
    private final Settings settings;
    private final IngestionJobStore store;
    private final Storage storage;
    private final Audit audit;
    private final Clock clock;

    OriginalsRetention(
            Transactions transactions,
            Tenants tenants,
            Settings settings,
            IngestionJobStore store,
            Storage storage,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.settings = settings;
        this.store = store;
        this.storage = storage;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void giveUpExpired() {
        try {
            tenants.all().forEach(this::giveUpExpired);
        } catch (RuntimeException outage) {
            LOG.warn("Expired originals could not be removed; tried again in a day: {}", outage.toString());
        }
    }

    /** Gives up the tenant's expired originals, a batch at a time and each in a transaction of its own; gives their number. */
    int giveUpExpired(TenantId tenant) {
        int all = 0;
        int last;
        do {
            Instant until = transactions.in(tenant, () -> clock.instant()
                    .minus(Duration.ofDays(settings.number(tenant, "retention.originals"))));
            List<String> batch = transactions.in(tenant, () -> store.originalsOlderThan(tenant, until, BATCH));
            last = batch.stream().mapToInt(key -> giveUp(tenant, key, until)).sum();
            all += last;
        } while (last == BATCH);
        if (all > 0) {
            LOG.info("{} originals were removed, their retention being over", all);
        }
        return all;
    }

    /** One that could not be removed keeps its place and is tried again tomorrow. */
    private int giveUp(TenantId tenant, String key, Instant until) {
        try {
            return transactions.in(tenant, () -> remove(tenant, key, until)) ? 1 : 0;
        } catch (UncheckedIOException failed) {
            LOG.warn("An expired original could not be removed from the storage", failed);
            return 0;
        }
    }

    /** The file goes before the commit: a crash between the two leaves a row that the next day finishes, not a file that nobody knows. */
    private boolean remove(TenantId tenant, String key, Instant until) {
        store.lockOriginal(key);
        List<IngestionJobStore.Expired> expired = store.expireOriginal(tenant, key, until, clock.instant());
        expired.forEach(job -> audit.record(
                Caller.system(tenant),
                "ingestion_job",
                job.id(),
                "EXPIRE_ORIGINAL",
                Map.of("original", key, "sizeBytes", job.sizeBytes())));
        if (expired.isEmpty()) {
            return false;
        }
        try {
            storage.delete(key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return true;
    }
}
