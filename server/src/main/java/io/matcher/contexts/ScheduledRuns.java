package io.matcher.contexts;

import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/** Offered by whoever runs contexts, so that schedules can have them run. */
public interface ScheduledRuns {

    /**
     * Orders a run that counts, in the transaction of the caller. Refused as one that a person orders would be: while the context is not
     * active, while another run is in progress, and so on.
     *
     * @return the id of the run
     */
    Outcome<UUID> start(TenantId tenant, UUID contextId);
}
