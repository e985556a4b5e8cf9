package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Whether the vendor took the credential and the item or link works. */
record TestAggregatorConnectionResponse(
        @NotNull @Schema(example = "pluggy") Vendor vendor,
        @NotNull String configName,
        boolean healthy) {}
