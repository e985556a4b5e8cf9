package io.matcher.discovery.pull;

import io.matcher.platform.database.Ids;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Queues pulls. A signal is written down and gets a job, unless an equal one waits; nothing more: signals arrive in bursts, many in one
 * transaction, and must wait for no lock. Which others can be one pull is decided when the first of them starts.
 */
@Component
class PullDesk implements Pulls {

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    /** Only for failures that are ours, such as the database's; a vendor's are counted by the pull itself. */
    static final int ATTEMPTS = 20;

    private final PullStore pulls;
    private final SyncStore syncs;
    private final MirrorStore mirror;
    private final Jobs jobs;
    private final Clock clock;

    PullDesk(PullStore pulls, SyncStore syncs, MirrorStore mirror, Jobs jobs, Clock clock) {
        this.pulls = pulls;
        this.syncs = syncs;
        this.mirror = mirror;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void connected(TenantId tenant, UUID connectionId, Cadence cadence) {
        Instant first = clock.instant().plus(FIRST_LOOK);
        if (syncs.begin(tenant, connectionId, cadence, first, first)) {
            jobs.enqueue(tenant, LookJob.KIND, Map.of("connectionId", connectionId), null, ATTEMPTS);
        }
    }

    @Override
    public void signalled(TenantId tenant, UUID connectionId, Signal signal) {
        StoredSignal.of(signal).ifPresent(stored -> {
            connected(tenant, connectionId, Cadence.AGGREGATOR); // unless it is looked after already
            UUID id = Ids.next();
            if (pulls.insert(tenant, id, connectionId, stored)) {
                jobs.enqueue(tenant, PullJob.KIND, Map.of("pullId", id), exclusiveKey(connectionId), ATTEMPTS);
            }
        });
    }

    @Override
    public void afresh(TenantId tenant, UUID connectionId, String accountId) {
        mirror.unmark(tenant, connectionId, accountId);
        signalled(tenant, connectionId, new Signal.AllOfItem());
    }

    @Override
    public void disconnected(TenantId tenant, UUID connectionId) {
        syncs.end(tenant, connectionId);
        pulls.cancelWaiting(tenant, connectionId);
    }

    /** One pull or feed of a connection at a time, over all nodes. */
    static String exclusiveKey(UUID connectionId) {
        return "connection:" + connectionId;
    }
}
