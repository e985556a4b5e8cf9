package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;

/** Offered by whoever reads files by a field map, so that what could not be used later is refused when it is written. */
public interface FieldMapCheck {

    /**
     * A part of a field map that can not be used.
     *
     * @param location the field, and the member of its object where one is to blame, as in {@code amount.decimal}
     */
    record Unusable(String location, String message) {}

    /** Every part that can not be used. Called within a transaction of the tenant. */
    List<Unusable> unusable(TenantId tenant, Map<String, ?> mapping);
}
