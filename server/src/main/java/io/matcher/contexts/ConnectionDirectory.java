package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/** Resolves the name of an aggregator connection once, when a source is written; a name that is reused later revives nothing. */
public interface ConnectionDirectory {

    /** The id of the tenant's live connection of that name. Called within a transaction of the tenant. */
    Optional<UUID> connectionNamed(TenantId tenant, String configName);
}
