package io.matcher.discovery.pull;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * Makes up for webhooks that were lost or never come: one job for each connection, which comes back at the connection's {@link Cadence}
 * for as long as it is looked after. A rarer look is thorough, so that what changed or went without a word is found too.
 */
@Component
class LookJob implements JobHandler {

    static final String KIND = "aggregator.look";
    private static final int AT_ONCE = 1;

    private final SyncStore syncs;
    private final Pulls pulls;
    private final Transactions transactions;
    private final Clock clock;

    LookJob(SyncStore syncs, Pulls pulls, Transactions transactions, Clock clock) {
        this.syncs = syncs;
        this.pulls = pulls;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** One look after another is soon enough. */
    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public JobResult run(JobRun run) {
        UUID connection = run.uuid("connectionId");
        return transactions.in(run.tenant(), () -> syncs.lock(run.tenant(), connection)
                .map(sync -> look(run.tenant(), connection, sync))
                .orElseGet(JobResult::succeeded));
    }

    private JobResult look(TenantId tenant, UUID connection, SyncStore.Sync sync) {
        Instant now = clock.instant();
        if (sync.nextCatchUpAt().isAfter(now)) {
            return sleep(now, sync.nextCatchUpAt());
        }
        boolean full = !sync.nextFullAt().isAfter(now);
        Cadence cadence = sync.cadence();
        pulls.signalled(tenant, connection, full ? cadence.thorough() : new Signal.Refresh());
        Instant next = now.plus(withJitter(cadence.every()));
        Instant nextFull = full ? now.plus(withJitter(cadence.thoroughEvery())) : sync.nextFullAt();
        syncs.planLooks(tenant, connection, next, nextFull);
        return sleep(now, next);
    }

    private static JobResult sleep(Instant now, Instant until) {
        return new JobResult.Later(Duration.between(now, until), "The next look is planned", true);
    }

    /** Up to a tenth later, so that connections made together do not call together. */
    private static Duration withJitter(Duration delay) {
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 10));
    }
}
