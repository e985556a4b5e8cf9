package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import java.util.UUID;

/**
 * What is said of a connection: everything but its credential.
 *
 * @param configName unique among the live connections of a tenant, 1 to 255 characters
 * @param baseUrl where the vendor's API lives, as it was written
 * @param accountRef what is connected at the vendor: Pluggy's item id, Belvo's link id
 */
record AggregatorConnection(UUID id, Vendor vendor, String configName, String baseUrl, String accountRef) {}
