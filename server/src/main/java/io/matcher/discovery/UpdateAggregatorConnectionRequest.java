package io.matcher.discovery;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A connection as it should be from now on. The vendor stays; the credential stays unless both halves of a new one are given. */
record UpdateAggregatorConnectionRequest(
        @NotNull @Name @Schema(example = "pluggy-main") String configName,

        @NotNull @Size(min = 1, max = Limits.BASE_URL) @Schema(example = "https://api.pluggy.ai", format = "uri")
        String baseUrl,

        @NotNull @Name String accountRef,

        @Size(min = 1, max = Limits.CREDENTIAL) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String clientId,

        @Size(min = 1, max = Limits.CREDENTIAL) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
        String secret) {

    /** The new credential; null to keep the old one. To be asked once {@link #isHalf} is not. */
    @Nullable
    Credential credential() {
        return clientId == null || secret == null ? null : new Credential(clientId, secret);
    }

    /** Whether one half of a credential was given without the other. */
    boolean isHalf() {
        return (clientId == null) != (secret == null);
    }

    @Override
    public String toString() {
        return "UpdateAggregatorConnectionRequest[" + configName + "]";
    }
}
