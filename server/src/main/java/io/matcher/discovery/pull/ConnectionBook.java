package io.matcher.discovery.pull;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/** What pulling needs of the connections, which somebody else keeps. */
public interface ConnectionBook {

    /** The live connection with its credential open; empty once it was deleted. Opens a transaction of its own where none runs. */
    Optional<Connection> credential(TenantId tenant, UUID connectionId);

    /** The id of the tenant's live connection of that name, of whatever vendor. Within a transaction of the tenant. */
    Optional<UUID> idOf(TenantId tenant, String configName);

    /**
     * Records how the connection does. Opens a transaction of its own where none runs.
     *
     * @param healthy whether the last exchange showed a working connection
     * @param code one of our stable words, such as {@code ok}, {@code unauthorised} or {@code login_error}; never the vendor's text
     */
    void markHealth(TenantId tenant, UUID connectionId, boolean healthy, String code);
}
