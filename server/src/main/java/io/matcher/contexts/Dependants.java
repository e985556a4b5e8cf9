package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/** Tells whether history hangs on what somebody wants to delete; it is refused then, never deleted along. */
public interface Dependants {

    /** What hangs on the source, in words such as {@code transactions}; empty when nothing does. Within a transaction of the tenant. */
    Optional<String> ofSource(TenantId tenant, UUID sourceId);

    /** What hangs on the rule; empty when nothing does. */
    Optional<String> ofRule(TenantId tenant, UUID ruleId);

    /** What hangs on the context beside its sources, rules and runs; empty when nothing does. */
    default Optional<String> ofContext(TenantId tenant, UUID contextId) {
        return Optional.empty();
    }
}
