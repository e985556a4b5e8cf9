package io.matcher.discovery.pull;

import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Queues feeds. Called within a transaction of the tenant. */
@Component
class FeedQueue {

    private final SyncStore syncs;
    private final Jobs jobs;

    FeedQueue(SyncStore syncs, Jobs jobs) {
        this.syncs = syncs;
        this.jobs = jobs;
    }

    /** Queues a feed and notes that one waits, so that not every page queues another. Called with the connection locked. */
    void enqueueOnce(TenantId tenant, UUID connection) {
        syncs.feedQueued(tenant, connection, true);
        enqueue(tenant, connection);
    }

    /** Queues a feed, whether or not one waits, and waits for no lock. A feed that finds nothing to do costs next to nothing. */
    void enqueue(TenantId tenant, UUID connection) {
        jobs.enqueue(
                tenant,
                FeedJob.KIND,
                Map.of("connectionId", connection),
                PullDesk.exclusiveKey(connection),
                PullDesk.ATTEMPTS);
    }
}
