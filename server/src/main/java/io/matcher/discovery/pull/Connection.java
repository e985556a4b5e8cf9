package io.matcher.discovery.pull;

import java.net.URI;
import java.util.UUID;

/**
 * A connection with its credential open; kept only while a call is made, and never printed.
 *
 * @param baseUrl where the vendor's API lives, without a trailing slash
 * @param accountRef what is connected at the vendor: Pluggy's item id, Belvo's link id
 * @param clientId Pluggy's clientId, Belvo's Secret Key ID
 * @param secret Pluggy's clientSecret, Belvo's Secret Key Password
 */
public record Connection(
        UUID id, Vendor vendor, String configName, URI baseUrl, String accountRef, String clientId, String secret) {

    @Override
    public String toString() {
        return vendor.wire() + " connection " + id;
    }
}
