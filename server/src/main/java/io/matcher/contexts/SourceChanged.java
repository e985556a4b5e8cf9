package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/** A source was made, or its settings changed, its connection perhaps among them. Published within the transaction of the change. */
public record SourceChanged(TenantId tenant, UUID contextId, UUID sourceId) {}
