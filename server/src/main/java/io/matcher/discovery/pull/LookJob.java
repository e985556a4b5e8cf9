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
 * Makes up for webhooks that were lost: one job for each connection, which comes back every two hours, for as long as the connection
 * is looked after. Once a week it asks for everything, so that what changed or went without a word is found too.
 */
@Component
class LookJob implements JobHandler {

    static final String KIND = "aggregator.look";
    private static final int AT_ONCE = 1;
    private static final Duration EVERY = Duration.ofHours(2);
    private static final Duration FULL_EVERY = Duration.ofDays(7);

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
        pulls.signalled(tenant, connection, full ? new Signal.AllOfItem() : new Signal.Refresh());
        Instant next = now.plus(withJitter(EVERY));
        syncs.planLooks(tenant, connection, next, full ? now.plus(withJitter(FULL_EVERY)) : sync.nextFullAt());
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
