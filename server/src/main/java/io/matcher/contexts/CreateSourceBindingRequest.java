package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new binding of a source.
 *
 * @param format key of a format that files can be uploaded in; a binding of kind {@code file} takes one
 * @param enabled true unless given
 * @param scheduleSpec five fields of cron, read in UTC, or an interval of at least five minutes; only on demand unless given
 * @param connectionId of kind {@code query} alone
 * @param transportConfig a binding of kind {@code file} takes one
 */
record CreateSourceBindingRequest(
        @NotNull SourceBinding.Kind kind,

        @Nullable @Size(max = 255) @Schema(example = "br/cnab400/default")
        String format,

        @Nullable Boolean enabled,

        @Nullable @Size(max = 100) @Schema(example = "@every 1h")
        String scheduleSpec,

        @Nullable UUID connectionId,
        @Nullable @Valid FileTransport transportConfig) {}
