package io.matcher.platform.secrets;

import io.matcher.platform.tenancy.TenantId;

/** Holds sealed values; seals those anew that an older master key sealed, so that the older key can be withdrawn. */
public interface Resealable {

    /** What is resealed, for the operator: a table and a field. */
    String name();

    /** Reseals the tenant's stale values within the running transaction; gives how many there were. */
    int reseal(TenantId tenant);
}
