package io.matcher.matching;

import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run over the open transactions of a context, or what a person matched by hand, which is kept as a run of one group.
 *
 * @param origin {@code RULES} or {@code MANUAL}
 * @param actor the subject in whose name it runs
 * @param jobId the job that carries it out; null for what was done by hand
 * @param stats its figures; empty until it is completed
 * @param digest SHA-256 over rows, rules, options, engine and result; null until it is completed
 * @param cancelledAt when a person ended it before its time
 * @param engine the engine's version and, as a JSON object, its options; null until it is completed
 */
record MatchRun(
        UUID id,
        TenantId tenant,
        UUID contextId,
        RunMode mode,
        RunStatus status,
        String origin,
        String actor,
        @Nullable UUID jobId,
        Narrowing narrowing,
        JsonNode stats,
        @Nullable String digest,
        @Nullable String failureReason,
        @Nullable Instant cancelledAt,
        @Nullable String engine,
        @Nullable JsonNode options,
        Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The caller as far as the run still needs one: a name for the audit. */
    Caller caller() {
        return new Caller(tenant, actor, Set.of());
    }
}
