package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A template as users write it: what it is called, and how lines are made up. */
@Schema(name = "SubmitLayoutTemplateRequest")
record LayoutTemplateRequest(
        @NotNull @Pattern(regexp = "[A-Za-z]{2}") @Schema(example = "BR", description = "ISO 3166 alpha-2, or XX.")
        String region,

        @NotNull @Pattern(regexp = NAME) @Schema(example = "mybank")
        String family,

        @NotNull @Pattern(regexp = NAME) @Schema(example = "statement-v2")
        String variant,

        @Nullable @Size(max = 100) String name,
        @Nullable @Size(max = 1000) String description,

        @NotNull @Min(1) @Max(10_000) @Schema(description = "How long a line may be, in characters.")
        Integer recordLength,

        @Nullable
        @Size(min = 1, max = 40)
        @Schema(example = "ISO-8859-1", description = "Found by looking when it is left out.")
        String encoding,

        @Nullable
        @Pattern(regexp = "[A-Z0-9]{3,10}")
        @Schema(example = "BRL", description = "For lines without a currency of their own.")
        String defaultCurrency,

        @Nullable
        @Valid
        @Size(max = 5)
        @Schema(description = "Which lines are rows: those that pass each of these. With none, all that are not blank.")
        List<LayoutDescription.@NotNull @Valid Filter> recordFilters,

        @Nullable @Size(max = 200) List<LayoutDescription.@NotNull @Valid Field> fields) {

    private static final String NAME = "[a-z0-9][a-z0-9_.-]{0,59}";

    String regionCode() {
        return region.toUpperCase(Locale.ROOT);
    }

    String key() {
        return ImportCatalogue.Entry.key(region, family, variant);
    }

    LayoutDescription toDescription() {
        return new LayoutDescription(name, description, recordLength, encoding, defaultCurrency, recordFilters, fields);
    }
}
