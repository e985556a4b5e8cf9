package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Which connection to try; the credential is the sealed one. */
record TestAggregatorConnectionRequest(
        @NotNull @Schema(example = "pluggy") Vendor vendor,
        @NotNull @Name String configName) {}
