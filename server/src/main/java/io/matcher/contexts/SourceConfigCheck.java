package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;

/** Offered by whoever reads a source's config, so that what it could not use later is refused when it is written. */
public interface SourceConfigCheck {

    /**
     * A member of a config that can not be used.
     *
     * @param key its name
     */
    record Unusable(String key, String message) {}

    /** Every member that can not be used; unknown ones are nobody's business. Called within a transaction of the tenant. */
    List<Unusable> unusable(TenantId tenant, Map<String, ?> config);

    /** Whether the config says that the source's files come in a format that needs no field map. */
    default boolean bringsMap(Map<String, ?> config) {
        return false;
    }
}
