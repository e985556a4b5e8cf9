package io.matcher.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail as it was recorded; {@code changes} is the JSON text as it is stored, to the byte. */
record AuditRow(
        UUID id,
        UUID tenantId,
        String entityType,
        UUID entityId,
        String action,
        @Nullable String actorId,
        String changes,
        Instant createdAt) {}
