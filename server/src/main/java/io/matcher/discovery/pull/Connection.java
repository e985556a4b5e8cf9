package io.matcher.discovery.pull;

import io.matcher.platform.tenancy.TenantId;
import java.net.URI;
import java.util.UUID;

/**
 * A connection with its credential open; kept only while a call is made, and never printed.
 *
 * @param baseUrl where the API lives, without a trailing slash
 * @param accountRef what is connected at the vendor: Pluggy's item id, Belvo's link id
 * @param clientId Pluggy's clientId, Belvo's Secret Key ID
 * @param secret Pluggy's clientSecret, Belvo's Secret Key Password
 */
public record Connection(
        TenantId tenant,
        UUID id,
        Provider vendor,
        String configName,
        URI baseUrl,
        String accountRef,
        String clientId,
        String secret) {

    /** The same connection at another of its addresses. */
    public Connection at(URI address) {
        return new Connection(tenant, id, vendor, configName, address, accountRef, clientId, secret);
    }

    @Override
    public String toString() {
        return vendor.wire() + " connection " + id;
    }
}
