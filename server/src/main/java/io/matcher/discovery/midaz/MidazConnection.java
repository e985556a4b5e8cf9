package io.matcher.discovery.midaz;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a connection: everything but its credential.
 *
 * @param configName unique among the tenant's live connections to Midaz, 1 to 255 characters
 * @param onboardingUrl where organisations, ledgers and accounts are served
 * @param transactionUrl where transactions are served; the same since Midaz 3.6
 * @param authUrl where a token is to be had; null where nobody signs in
 */
record MidazConnection(
        UUID id,
        String configName,
        String onboardingUrl,
        String transactionUrl,
        @Nullable String authUrl) {}
