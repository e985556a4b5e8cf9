package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/** A context became active: it takes data and runs from now on. Published within the transaction that made it so. */
public record ContextActivated(TenantId tenant, UUID contextId) {}
