package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a file, whose columns are to be understood. */
record ProposeMappingRequest(
        @NotNull
        @Size(min = 1, max = 1 << 20)
        @Schema(description = "The beginning of a file, as text; it may break off anywhere behind the first rows.")
        String sample,

        @Nullable
        @Size(max = 255)
        @Schema(
                allowableValues = {
                    "csv",
                    "json",
                    "xml",
                    "xlsx",
                    "camt052",
                    "camt053",
                    "camt054",
                    "mt940",
                    "mt942",
                    "bai2",
                    "ofx",
                    "qif",
                    "nacha",
                    "cnab240",
                    "cnab400",
                    "cielo_edi",
                    "pix",
                    "open_finance"
                },
                description = "As in an upload; found by looking when it is left out.")
        String format,

        @Nullable
        @Size(max = 100)
        @Schema(
                description =
                        "What is known already: a canonical field, debit, credit or direction, and its column. Other members are let be.")
        Map<String, @Nullable Object> hints) {}
