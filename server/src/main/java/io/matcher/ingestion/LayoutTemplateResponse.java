package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template as clients see it. */
record LayoutTemplateResponse(
        UUID id,

        @Schema(example = "br/mybank/statement-v2", description = "What an upload names as its format.")
        String key,

        String region,
        String family,
        String variant,

        @Schema(minimum = "1", description = "One more with each change; jobs keep the version that they were read by.")
        int version,

        @Nullable String name,
        @Nullable String description,
        int recordLength,
        @Nullable String encoding,
        @Nullable String defaultCurrency,
        List<LayoutDescription.Filter> recordFilters,
        List<LayoutDescription.Field> fields,
        Instant createdAt,
        Instant updatedAt) {

    static LayoutTemplateResponse of(LayoutTemplate template) {
        LayoutDescription said = template.description();
        return new LayoutTemplateResponse(
                template.id(),
                template.key(),
                template.region(),
                template.family(),
                template.variant(),
                template.version(),
                said.name(),
                said.description(),
                said.recordLength(),
                said.encoding(),
                said.defaultCurrency(),
                Objects.requireNonNullElse(said.recordFilters(), List.of()),
                Objects.requireNonNullElse(said.fields(), List.of()),
                template.createdAt(),
                template.updatedAt());
    }
}
