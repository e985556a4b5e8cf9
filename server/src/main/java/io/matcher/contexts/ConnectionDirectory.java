package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * Resolves the name of a connection once, when a source is written; a name that is reused later revives nothing. There is one directory
 * for each kind of connection.
 */
public interface ConnectionDirectory {

    /** The member of a source's config that names a connection of this kind; one of those that {@link SourceConfig} knows. */
    String member();

    /** The id of the tenant's live connection of that name. Called within a transaction of the tenant. */
    Optional<UUID> connectionNamed(TenantId tenant, String configName);
}
