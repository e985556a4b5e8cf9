package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A new connection with its credential, which goes in and never comes out. */
record CreateAggregatorConnectionRequest(
        @NotNull @Schema(description = "The aggregator", example = "pluggy")
        Vendor vendor,

        @NotNull
        @Name
        @Schema(description = "Name of the connection, unique within the tenant", example = "pluggy-main")
        String configName,

        @NotNull
        @Size(min = 1, max = Limits.BASE_URL)
        @Schema(description = "Where the vendor's API lives", example = "https://api.pluggy.ai", format = "uri")
        String baseUrl,

        @NotNull
        @Name
        @Schema(description = "Pluggy's item id or Belvo's link id", example = "a1b2c3d4-5678-90ab-cdef-1234567890ab")
        String accountRef,

        @NotNull @Size(min = 1, max = Limits.CREDENTIAL) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
        String clientId,

        @NotNull @Size(min = 1, max = Limits.CREDENTIAL) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
        String secret) {

    Credential credential() {
        return new Credential(clientId, secret);
    }

    @Override
    public String toString() {
        return "CreateAggregatorConnectionRequest[" + configName + "]";
    }
}
