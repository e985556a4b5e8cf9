package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Which column seems to be what. */
record ProposeMappingResponse(
        List<Field> fields,
        Dialect dialect,

        @Schema(
                description =
                        "As the field map of a source takes it; fields for which no column was found are not there.")
        Map<String, String> mapping) {

    /** A column that seems to hold a field. */
    @Schema(name = "MappingProposalField")
    record Field(
            @Schema(description = "A canonical field, or debit, credit or direction where these make up the amount.")
            String canonicalKey,

            String sourceColumn,

            @Schema(minimum = "0", maximum = "1") double confidence,
            String rationale) {}

    /** How the sample is written, in the words of a source's config. */
    @Schema(name = "MappingProposalDialect")
    record Dialect(
            @Schema(description = "Of a table; empty for any other format.")
            String delimiter,

            String encoding,

            @Schema(description = "point, comma, or undecided.")
            String decimalStyle,

            @Schema(description = "day_first, month_first, unambiguous, or undecided.")
            String dateStyle) {}
}
