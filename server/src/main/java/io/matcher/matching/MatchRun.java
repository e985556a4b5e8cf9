package io.matcher.matching;

import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run over the open transactions of a context.
 *
 * @param actor the subject in whose name it runs
 * @param stats its figures; empty until it is completed
 * @param digest SHA-256 over rows, rules, options, engine and result; null until it is completed
 */
record MatchRun(
        UUID id,
        TenantId tenant,
        UUID contextId,
        RunMode mode,
        RunStatus status,
        String actor,
        JsonNode stats,
        @Nullable String digest,
        @Nullable String failureReason,
        Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The caller as far as the run still needs one: a name for the audit. */
    Caller caller() {
        return new Caller(tenant, actor, Set.of());
    }
}
