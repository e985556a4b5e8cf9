package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/** Whose a live webhook token is: the one source of a delivery's tenant. */
record Binding(TenantId tenant, UUID tokenId, UUID connectionId, Vendor vendor, String accountRef) {}
