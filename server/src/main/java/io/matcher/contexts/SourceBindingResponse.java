package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A binding as clients see it.
 *
 * @param scheduleSpec empty when files are fetched only on demand
 * @param connectionId of kind {@code query} alone
 */
record SourceBindingResponse(
        UUID id,
        UUID contextId,
        UUID sourceId,
        SourceBinding.Kind kind,
        @Schema(example = "br/cnab400/default") String format,
        boolean enabled,
        String scheduleSpec,
        @Nullable UUID connectionId,
        @Nullable FileTransport transportConfig,
        Instant createdAt,
        Instant updatedAt) {

    static SourceBindingResponse of(SourceBinding binding) {
        SourceBinding.Terms terms = binding.terms();
        return new SourceBindingResponse(
                binding.id(),
                binding.contextId(),
                binding.sourceId(),
                binding.kind(),
                terms.format(),
                terms.enabled(),
                terms.scheduleSpec(),
                null,
                terms.transport(),
                binding.createdAt(),
                binding.updatedAt());
    }
}
