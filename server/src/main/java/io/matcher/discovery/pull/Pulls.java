package io.matcher.discovery.pull;

import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;

/** The door to pulling. Every method is called within a transaction of the tenant and takes effect with it. */
public interface Pulls {

    /** Begins to look after a connection: a scheduled look makes up for webhooks that were lost or never come. */
    void connected(TenantId tenant, UUID connectionId, Cadence cadence);

    /** Queues what the signal asks for; signals of one kind that wait together become one pull. */
    void signalled(TenantId tenant, UUID connectionId, Signal signal);

    /** Forgets how far a list was read, and queues a pull that reads all of the connection from the start. */
    void afresh(TenantId tenant, UUID connectionId, String accountId);

    /** Forgets a deleted connection: what waits is cancelled and no look is scheduled. What was mirrored stays. */
    void disconnected(TenantId tenant, UUID connectionId);
}
