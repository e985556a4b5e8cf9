package io.matcher.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matcher.discovery.pull.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The shape of the answer that shows a token; the answer itself is written by {@link MintAnswer}, which keeps nothing of it. */
record MintResponse(
        @NotNull
        @Schema(description = "Raw bearer token, surfaced exactly once; only its SHA-256 hash is stored server-side")
        String token,

        @NotNull @Schema(description = "Aggregator vendor the token is bound to", example = "pluggy")
        Vendor vendor,

        @JsonProperty("webhook_url")
        @NotNull
        @Schema(
                description = "Fully-formed provider-facing receiver URL embedding the raw token in its path segment;"
                        + " configure this in the vendor dashboard")
        String webhookUrl) {}
