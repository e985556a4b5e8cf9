package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** That a pull is queued; the connection shows what became of it. */
record PullMidazConnectionResponse(
        @NotNull UUID connectionId,
        @NotNull @Schema(example = "INCREMENTAL") PullMode mode) {}
