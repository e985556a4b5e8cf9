package io.matcher.ingestion;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FixedField;
import io.matcher.formats.FixedLayout;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a fixed-width file are made up, as users write it and as it is stored.
 *
 * @param defaultCurrency for lines without a currency of their own
 */
@Schema(name = "LayoutDescription")
record LayoutDescription(
        @Nullable @Size(max = 100) String name,
        @Nullable @Size(max = 1000) String description,

        @NotNull @Min(1) @Max(10_000) @Schema(description = "How long a line may be, in characters.")
        Integer recordLength,

        @Nullable
        @Size(min = 1, max = 40)
        @Schema(example = "ISO-8859-1", description = "Found by looking when it is left out.")
        String encoding,

        @Nullable @Pattern(regexp = "[A-Z0-9]{3,10}") @Schema(example = "BRL")
        String defaultCurrency,

        @Nullable
        @Valid
        @Size(max = 5)
        @Schema(description = "Which lines are rows: those that pass each of these. With none, all that are not blank.")
        List<Filter> recordFilters,

        @Nullable @Valid @Size(max = 200) List<Field> fields) {

    /** What must stand at one place of a line that is a row. */
    @Schema(name = "LayoutRecordFilter")
    record Filter(
            @NotNull @Min(1) @Max(10_000) @Schema(description = "The first column, from 1.")
            Integer start,

            @NotEmpty @Size(max = 20) @Schema(description = "One of these stands there.")
            List<@NotBlank @Size(max = 20) String> values) {

        FixedLayout.Filter filter() {
            return new FixedLayout.Filter(start, values);
        }
    }

    /** What stands in a field. */
    enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("decimal")
        DECIMAL,
        @JsonProperty("date")
        DATE
    }

    /** One field of a line. */
    @Schema(name = "LayoutField")
    record Field(
            @NotNull
            @Pattern(regexp = "[A-Za-z_][A-Za-z0-9_.-]{0,99}")
            @Schema(
                    description =
                            "external_id, amount, currency, date, description or reference; any other name becomes metadata.")
            String name,

            @NotNull @Min(1) @Max(10_000) @Schema(description = "The first column, from 1.")
            Integer start,

            @NotNull @Min(1) @Max(10_000) Integer length,

            @NotNull
            @Schema(
                    type = "string",
                    allowableValues = {"text", "decimal", "date"})
            Kind kind,

            @Nullable
            @Min(0)
            @Max(8)
            @Schema(description = "Of a decimal written without a point: how many digits are decimals.")
            Integer scale,

            @Nullable @Size(min = 1, max = 64) @Schema(example = "ddMMyyyy", description = "Of a date.")
            String format,

            @Nullable
            @Schema(
                    description =
                            "Whether a blank one makes the line unusable; so it is for the fields a row must have.")
            Boolean required,

            @Nullable
            @Size(max = 100)
            @Schema(description = "Of a decimal without a sign: the text field that says debit or credit.")
            String debitField,

            @Nullable @Size(max = 10) @Schema(description = "What that field says for a debit; D when left out.")
            List<@NotBlank @Size(max = 20) String> debitValues,

            @Nullable
            @Size(max = 10)
            @Schema(description = "What it says for a credit; any other value is refused. C when left out.")
            List<@NotBlank @Size(max = 20) String> creditValues) {

        FixedField field() {
            return new FixedField(
                    name,
                    start,
                    length,
                    switch (kind) {
                        case TEXT -> FixedField.Kind.TEXT;
                        case DECIMAL -> FixedField.Kind.DECIMAL;
                        case DATE -> FixedField.Kind.DATE;
                    },
                    Objects.requireNonNullElse(scale, 0),
                    format,
                    Objects.requireNonNullElse(required, FieldMapping.REQUIRED.contains(name)),
                    debitField,
                    Objects.requireNonNullElse(debitValues, List.of("D")),
                    Objects.requireNonNullElse(creditValues, List.of("C")));
        }
    }

    /** @throws IllegalArgumentException when the encoding has no such name */
    FixedLayout layout() {
        return new FixedLayout(
                recordLength,
                encoding == null ? null : Charset.forName(encoding),
                Objects.requireNonNullElse(recordFilters, List.<Filter>of()).stream()
                        .map(Filter::filter)
                        .toList(),
                Objects.requireNonNullElse(fields, List.<Field>of()).stream()
                        .map(Field::field)
                        .toList());
    }

    /** The canonical fields it has; each is the column of its own name. */
    Map<String, String> canonical() {
        List<String> names = layout().names();
        Map<String, String> columns = new LinkedHashMap<>();
        List.of(
                        FieldMapping.EXTERNAL_ID,
                        FieldMapping.AMOUNT,
                        FieldMapping.CURRENCY,
                        FieldMapping.DATE,
                        FieldMapping.DESCRIPTION,
                        FieldMapping.REFERENCE)
                .stream()
                .filter(names::contains)
                .forEach(name -> columns.put(name, name));
        return columns;
    }
}
