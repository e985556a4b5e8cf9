package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much to pull. */
record PullMidazConnectionRequest(
        @Schema(
                description =
                        "INCREMENTAL (the default) reads what is new, RESCAN the last days again too, FULL everything that sources look back to",
                example = "INCREMENTAL")
        @Nullable
        PullMode mode) {

    PullMode modeOrUsual() {
        return mode == null ? PullMode.INCREMENTAL : mode;
    }
}
