package io.matcher.platform.http.idempotency;

import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/**
 * A key that a running request holds.
 *
 * @param owner told from every other request that ever held the key
 */
record HeldKey(TenantId tenant, String scopeHex, UUID owner) {}
