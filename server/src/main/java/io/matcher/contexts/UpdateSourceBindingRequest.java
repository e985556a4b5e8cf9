package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What should change of a binding; a member left out stays as it is, a transport replaces the whole transport.
 *
 * @param kind only the one that the binding has
 * @param scheduleSpec empty for only on demand
 */
record UpdateSourceBindingRequest(
        SourceBinding.@Nullable Kind kind,

        @Nullable @Size(max = 255) @Schema(example = "br/cnab400/default")
        String format,

        @Nullable Boolean enabled,

        @Nullable @Size(max = 100) @Schema(example = "@every 1h")
        String scheduleSpec,

        @Nullable UUID connectionId,
        @Nullable @Valid FileTransport transportConfig) {}
