package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of the last match run of a context. */
public interface RunHistory {

    /** A run as setup progress shows it. */
    record LastRun(UUID id, String status, @Nullable Instant completedAt) {}

    /** Called within a transaction of the tenant. */
    Optional<LastRun> lastRun(TenantId tenant, UUID contextId);
}
