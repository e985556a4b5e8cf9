package io.matcher.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matcher.discovery.pull.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Which connection the token is for. */
record MintRequest(
        @NotNull
        @Schema(
                description = "Aggregator vendor the token is minted for: pluggy (Pluggy) or belvo (Belvo)",
                example = "pluggy")
        Vendor vendor,

        @JsonProperty("connection_config_name")
        @NotNull
        @Name
        @Schema(
                description = "Config name of the existing aggregator connection the token binds to",
                minLength = 1,
                example = "pluggy-main")
        String connectionConfigName) {}
