package io.matcher.ingestion;

import io.matcher.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells whether more is coming in just now. Called within a transaction of the tenant. */
@Component
public class Arrivals {

    private final IngestionJobStore jobs;

    Arrivals(IngestionJobStore jobs) {
        this.jobs = jobs;
    }

    /** Whether a file of the context waits or is being read, or one ended, or transactions were pulled, within that time. */
    public boolean areUnderway(TenantId tenant, UUID contextId, Duration lately) {
        return jobs.isAnyUnderway(tenant, contextId, lately);
    }
}
