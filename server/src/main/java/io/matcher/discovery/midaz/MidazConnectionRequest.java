package io.matcher.discovery.midaz;

import io.matcher.discovery.Credential;
import io.matcher.discovery.Limits;
import io.matcher.discovery.Name;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Midaz as it should be. Where signing in is asked for ({@code authUrl}), a new connection needs both halves of the
 * credential; a change keeps the sealed one unless both halves of another are given.
 */
record MidazConnectionRequest(
        @NotNull
        @Name
        @Schema(description = "Name of the connection, unique among those to Midaz", example = "midaz-main")
        String configName,

        @NotNull
        @Size(min = 1, max = Limits.BASE_URL)
        @Schema(
                description = "Where organisations, ledgers and accounts are served",
                example = "https://ledger.example.com",
                format = "uri")
        String onboardingUrl,

        @Size(min = 1, max = Limits.BASE_URL)
        @Schema(
                description = "Where transactions are served, if elsewhere: before Midaz 3.6 these were two services",
                example = "https://ledger.example.com",
                format = "uri")
        @Nullable
        String transactionUrl,

        @Size(min = 1, max = Limits.BASE_URL)
        @Schema(
                description = "Where access tokens are to be had, if Midaz asks for them",
                example = "https://auth.example.com",
                format = "uri")
        @Nullable
        String authUrl,

        @Size(min = 1, max = Limits.CREDENTIAL) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String clientId,

        @Size(min = 1, max = Limits.CREDENTIAL) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String clientSecret) {

    MidazConnection connection(UUID id) {
        return new MidazConnection(
                id, configName, onboardingUrl, transactionUrl == null ? onboardingUrl : transactionUrl, authUrl);
    }

    /** The credential that was given; null for none. */
    @Nullable
    Credential credential() {
        return clientId == null || clientSecret == null ? null : new Credential(clientId, clientSecret);
    }

    /** Refused when the members do not go together. */
    Outcome<MidazConnectionRequest> consistent() {
        if ((clientId == null) != (clientSecret == null)) {
            return refused(
                    clientId == null ? "body.clientId" : "body.clientSecret",
                    "is missing beside the other half of the credential");
        }
        if (authUrl == null && clientId != null) {
            return refused("body.authUrl", "is missing beside the credential");
        }
        return Outcome.done(this);
    }

    static <T> Outcome<T> refused(String location, String fault) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + fault,
                Fault.at(location, fault));
    }

    @Override
    public String toString() {
        return "MidazConnectionRequest[" + configName + "]";
    }
}
