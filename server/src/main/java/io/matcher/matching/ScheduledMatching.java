package io.matcher.matching;

import io.matcher.contexts.ScheduledRuns;
import io.matcher.platform.database.Ids;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Runs a context when its schedule says so. */
@Component
class ScheduledMatching implements ScheduledRuns {

    private final MatchRuns runs;

    ScheduledMatching(MatchRuns runs) {
        this.runs = runs;
    }

    @Override
    public Outcome<UUID> start(TenantId tenant, UUID contextId) {
        MatchRuns.Order order = new MatchRuns.Order(contextId, RunMode.COMMIT, Narrowing.NONE);
        return runs.order(Caller.system(tenant), order, Ids.next()).map(MatchRun::id);
    }
}
